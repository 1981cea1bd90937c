package dev.slipway.cli.demo;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Stop;
import dev.slipway.cli.api.Validation.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The example that the demonstration tells: `examples/flights`.
///
/// @param folder where it is
record Flights(Path folder) {
    static final String MODEL = "flight-delay";
    static final String ENVIRONMENT = "staging";
    static final String DATASET = "march";
    static final String LABEL = "late";
    static final Columns COLUMNS = new Columns(LABEL, "flight_key", "event_time", "observed_at");

    /// The example of this installation.
    static Flights in(Path install) {
        Path folder = install.resolve("examples").resolve("flights");
        if (!Files.isDirectory(folder)) {
            throw new Stop(
                    ExitCode.ERROR,
                    "There is no example at " + folder,
                    "start the demonstration with `./slipway demo` from Slipway's own folder");
        }
        return new Flights(folder);
    }

    Path good() {
        return folder.resolve("model");
    }

    Path worse() {
        return folder.resolve("worse");
    }

    Path policy() {
        return folder.resolve("policy.yaml");
    }

    Path march() {
        return folder.resolve("data").resolve("march.csv");
    }

    /// The months that followed, in order.
    List<Path> months() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data").resolve("months"))) {
            return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
        }
    }
}
