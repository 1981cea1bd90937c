package dev.slipway.cli.command;

import dev.slipway.cli.Cli;
import dev.slipway.cli.output.Views;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `slipway token list`.
@Command(name = "list", description = "List tokens that work; never their secrets.")
public final class TokenList implements Callable<Integer> {
    private final Cli cli;

    @Mixin OutputOptions output = new OutputOptions();

    public TokenList(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        output.printer(cli).page(Views.TOKEN, cli.api().get("/api/v1/tokens?limit=200"));
        return 0;
    }
}
