package dev.slipway.cli.demo;

import dev.slipway.cli.api.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The demonstration as a document for programs.
final class Report {
    private final List<Entry> steps = new ArrayList<>();

    /// One step as it went.
    record Entry(
            String name, boolean ok, double seconds, String result, Map<String, Object> facts) {}

    void add(Entry entry) {
        steps.add(entry);
    }

    /// Whether every step held.
    boolean ok() {
        return steps.stream().allMatch(Entry::ok);
    }

    double seconds() {
        return steps.stream().mapToDouble(Entry::seconds).sum();
    }

    /// Writes it whole or not at all.
    void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "report", ".json");
        Files.write(
                fresh,
                Api.JSON
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsBytes(
                                Map.of("ok", ok(), "seconds", seconds(), "steps", steps)));
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
