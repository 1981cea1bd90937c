package dev.slipway.base.images;

import dev.slipway.base.BaseException;
import dev.slipway.base.BaseSources;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the built programs are.
record Installation(Path root) {
    Installation {
        root = root.toAbsolutePath().normalize();
    }

    Path app(Service service) {
        return root.resolve(service.folder()).resolve("target/quarkus-app");
    }

    Path localJar() {
        return root.resolve("deploy/local/target/local.jar");
    }

    /// The libraries of [#localJar()].
    Path localLibraries() {
        return root.resolve("deploy/local/target/lib");
    }

    BaseSources serving() {
        return new BaseSources(
                root.resolve("serving/target/serving.jar"), root.resolve("serving/target/native"));
    }

    /// @throws BaseException when a program is not built
    void requireBuilt() throws BaseException {
        for (Service service : Service.values()) {
            requireFile(app(service).resolve("quarkus-run.jar"));
        }
        requireFile(localJar());
        requireFile(serving().servingJar());
    }

    private static void requireFile(Path file) throws BaseException {
        if (!Files.isRegularFile(file)) {
            throw new BaseException(file + " does not exist; run  ./slipway build  first.");
        }
    }
}
