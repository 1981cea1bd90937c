package dev.slipway.cli.command;

import dev.slipway.cli.Cli;
import dev.slipway.cli.output.Format;
import dev.slipway.cli.output.Printer;
import picocli.CommandLine.Option;

/// `-o`, for every command that prints resources.
public final class OutputOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Format format = Format.TABLE;

    @Option(names = "--json", description = "the same as -o json")
    boolean json;

    /// Prints in the form asked for.
    Printer printer(Cli cli) {
        return new Printer(cli.out(), cli.clock(), json ? Format.JSON : format);
    }
}
