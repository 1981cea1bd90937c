package dev.slipway.local.home;

import dev.slipway.local.Json;
import dev.slipway.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/// The Kubernetes cluster that a stack deploys to besides this machine. Kept in the home, so that
/// whoever starts the stack again starts the same one.
///
/// @param kubeconfig absolute path
/// @param advertise address of this machine at which nodes and pods reach the gateway
public record Cluster(String kubeconfig, String advertise) {

    /// The cluster of a home, if it has one.
    public static Optional<Cluster> of(Home home) {
        if (!Files.exists(home.cluster())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(home.cluster(), Cluster.class));
        } catch (IOException e) {
            throw new Refusal(
                    "%s cannot be read (%s): delete it and name the cluster again."
                            .formatted(home.cluster(), e.getMessage()));
        }
    }

    public void keepIn(Home home) throws IOException {
        PrivateFiles.write(home.cluster(), Json.write(this));
    }
}
