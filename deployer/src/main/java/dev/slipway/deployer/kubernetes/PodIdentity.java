package dev.slipway.deployer.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a process learns from Kubernetes when it runs in a pod itself.
final class PodIdentity {
    private static final Path FOLDER = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private PodIdentity() {}

    /// Whether this process has a pod's account.
    static boolean present() {
        return Files.isReadable(FOLDER.resolve("token"));
    }

    /// The namespace of the pod.
    static Optional<String> namespace() {
        Path file = FOLDER.resolve("namespace");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
