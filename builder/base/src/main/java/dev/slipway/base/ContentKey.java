package dev.slipway.base;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.oci.Digest;
import dev.slipway.oci.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Names a set of inputs by their content.
public final class ContentKey {
    private ContentKey() {}

    /// One digest for these inputs in this order.
    public static Digest of(List<String> inputs) {
        return Digest.of(String.join("\n", inputs).getBytes(UTF_8));
    }

    public static String of(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return Measured.of(content).digest().toString();
        }
    }
}
