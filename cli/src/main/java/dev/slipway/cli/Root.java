package dev.slipway.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `slipway` itself.
@Command(
        name = "slipway",
        description = "From a trained model to a watched production service.",
        mixinStandardHelpOptions = true,
        version = "slipway 0.1.0",
        footer = {
            "",
            "A release, step by step:",
            "  ${ROOT-COMMAND-NAME} push DIR --model NAME       upload a version",
            "  ${ROOT-COMMAND-NAME} validate NAME/1 --policy P  judge it",
            "  ${ROOT-COMMAND-NAME} build NAME/1                make its image",
            "  ${ROOT-COMMAND-NAME} deploy NAME/1 --environment staging",
            "  ${ROOT-COMMAND-NAME} predict staging/NAME data.csv",
            "  ${ROOT-COMMAND-NAME} status NAME/1               where it stands",
            "",
            "The stack on this machine: ./slipway up, down, logs, env, doctor; see ./slipway --help.",
            "",
            "Exit codes: 0 done, 1 error, 2 wrong usage, 3 a gate failed, 4 timed out,",
            "5 not authorised, 6 inconclusive, 7 error of a gate."
        })
public final class Root implements Runnable {
    @Spec @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        throw new ParameterException(line, "Name a command");
    }
}
