package dev.slipway.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/// The `slipway` command.
public final class Main {
    private Main() {}

    /// Runs one command and ends the process with its exit code.
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Cli cli = new Cli(out, err, System.getenv(), Clock.systemUTC());
        System.exit(Commands.of(cli, System.in).execute(arguments));
    }
}
