package dev.slipway.cli.command;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Stop;
import dev.slipway.cli.api.Validation.Columns;
import dev.slipway.cli.rows.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which column of a data set means what. A column that was named must be there; of the columns
// that
/// nobody named only the label must.
final class ColumnOptions {
    private static final String LABEL = "--label";

    @Option(
            names = LABEL,
            paramLabel = "COLUMN",
            description = "the column of a data set that says what happened (default: label)")
    @Nullable String label;

    @Option(
            names = "--id",
            paramLabel = "COLUMN",
            description = "the column that names a row (default: id, if there is one)")
    @Nullable String id;

    @Option(
            names = "--event-time",
            paramLabel = "COLUMN",
            description = "the time that a row is about (default: event_time, if there is one)")
    @Nullable String eventTime;

    @Option(
            names = "--observed-at",
            paramLabel = "COLUMN",
            description =
                    "the time from which the label was known (default: observed_at, if there is"
                            + " one)")
    @Nullable String observedAt;

    /// The columns of a file.
    ///
    /// @throws Stop a file that is no CSV or lacks one of them
    Columns of(Path file) throws IOException {
        Header header = new Header(file, CsvFile.header(file));
        return new Columns(
                label == null ? header.label() : header.require(label, LABEL),
                id == null ? "id" : header.require(id, "--id"),
                eventTime == null ? "event_time" : header.require(eventTime, "--event-time"),
                observedAt == null ? "observed_at" : header.require(observedAt, "--observed-at"));
    }

    private record Header(Path file, List<String> names) {
        String label() {
            if (!names.contains("label")) {
                throw new Stop(
                        ExitCode.USAGE,
                        file + " has no column label",
                        "name the column that says what happened with --label COLUMN; the columns"
                                + " are "
                                + CsvFile.listed(names));
            }
            return "label";
        }

        String require(String column, String option) {
            if (!names.contains(column)) {
                throw new Stop(
                        ExitCode.USAGE,
                        "%s has no column %s, named by %s".formatted(file, column, option),
                        "the columns are " + CsvFile.listed(names));
            }
            return column;
        }
    }
}
