package dev.slipway.validator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The files of `examples/flights`.
public final class Examples {
    private static final Path FLIGHTS = Path.of("../examples/flights");

    private Examples() {}

    /// A file of the example.
    public static Path file(String path) {
        return FLIGHTS.resolve(path).toAbsolutePath().normalize();
    }

    public static byte[] bytes(String path) {
        try {
            return Files.readAllBytes(file(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(String path) {
        return new String(bytes(path), java.nio.charset.StandardCharsets.UTF_8);
    }
}
