package dev.slipway.cli.command;

import dev.slipway.cli.Cli;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `slipway KIND get NAME`.
@Command(name = "get", description = "Show one of them; -o json shows everything.")
public final class GetResource implements Callable<Integer> {
    private final Cli cli;
    private final Kind kind;

    @Parameters(paramLabel = "NAME", description = "as the list shows it in its first column")
    String name = "";

    @Mixin OutputOptions output = new OutputOptions();

    public GetResource(Cli cli, Kind kind) {
        this.cli = cli;
        this.kind = kind;
    }

    @Override
    public Integer call() {
        output.printer(cli).one(kind.view(), cli.api().get(kind.itemPath(name)));
        return 0;
    }
}
