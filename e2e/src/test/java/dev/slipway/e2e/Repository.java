package dev.slipway.e2e;

import java.nio.file.Files;
import java.nio.file.Path;

/// The checkout that is tested.
final class Repository {
    /// Its root folder.
    static final Path ROOT = root();

    private Repository() {}

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("slipway"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("the tests run inside a checkout of Slipway");
            }
            folder = parent;
        }
        return folder;
    }
}
