package dev.slipway.cli.command;

import dev.slipway.cli.Cli;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `slipway completion`.
@Command(
        name = "completion",
        description = "Print a completion script for bash and zsh.",
        footer = {"", "Example:", "  source <(${ROOT-COMMAND-NAME} completion)"})
public final class Completion implements Callable<Integer> {
    private final Cli cli;

    @Spec @Nullable CommandSpec spec;

    public Completion(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        CommandSpec root = Objects.requireNonNull(spec).root();
        cli.out().print(AutoComplete.bash("slipway", root.commandLine()));
        return 0;
    }
}
