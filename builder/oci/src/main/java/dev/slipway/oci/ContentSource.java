package dev.slipway.oci;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Content that can be read from its beginning as often as needed; each stream gives the same
/// bytes.
@FunctionalInterface
public interface ContentSource {
    InputStream open() throws IOException;

    /// The content of a file, read when it is needed.
    static ContentSource of(Path file) {
        return () -> Files.newInputStream(file);
    }

    /// Content that is in memory already.
    static ContentSource of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }
}
