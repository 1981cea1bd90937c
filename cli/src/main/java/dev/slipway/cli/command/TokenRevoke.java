package dev.slipway.cli.command;

import dev.slipway.cli.Cli;
import dev.slipway.cli.api.Names;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `slipway token revoke`.
@Command(name = "revoke", description = "End a token at once.")
public final class TokenRevoke implements Callable<Integer> {
    private final Cli cli;

    @Parameters(paramLabel = "ID", description = "as `slipway token list` shows it")
    String id = "";

    public TokenRevoke(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        cli.api().delete("/api/v1/tokens/" + Names.segment(id), Map.of());
        cli.say("token " + id + " works no longer");
        return 0;
    }
}
