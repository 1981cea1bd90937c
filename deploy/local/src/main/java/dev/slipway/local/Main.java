package dev.slipway.local;

import dev.slipway.local.command.Doctor;
import dev.slipway.local.command.Down;
import dev.slipway.local.command.Env;
import dev.slipway.local.command.Logs;
import dev.slipway.local.command.PreflightCommand;
import dev.slipway.local.command.Status;
import dev.slipway.local.command.Supervise;
import dev.slipway.local.command.Train;
import dev.slipway.local.command.Up;
import dev.slipway.local.container.BootstrapCommand;
import dev.slipway.local.container.PostgresBinariesCommand;
import dev.slipway.local.container.PostgresCommand;
import dev.slipway.local.container.S3Command;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Entry of `local.jar`. Exit codes: 0 done, 1 error, 2 wrong usage.
@Command(
        name = "slipway",
        description = "The Slipway stack on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {
            Up.class,
            Down.class,
            Status.class,
            Logs.class,
            Doctor.class,
            Env.class,
            PreflightCommand.class,
            Train.class,
            Supervise.class,
            BootstrapCommand.class,
            S3Command.class,
            PostgresCommand.class,
            PostgresBinariesCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::explain);
    }

    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult ignored)
            throws Exception {
        if (failure instanceof Refusal refusal) {
            command.getErr().println(refusal.sentence());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
