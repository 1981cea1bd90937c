package dev.slipway.local.command;

import dev.slipway.local.Refusal;
import dev.slipway.local.home.Cluster;
import dev.slipway.local.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which cluster a stack deploys to besides this machine.
final class ClusterOption {

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "Deploy to this cluster too. It is kept for every later start.")
    @Nullable Path kubeconfig;

    @Option(
            names = "--advertise",
            paramLabel = "ADDRESS",
            description =
                    "Address of this machine at which its nodes and pods reach the gateway, which then listens there too (default: the one towards the API server).")
    @Nullable String advertise;

    @Option(names = "--without-cluster", description = "No cluster any more.")
    boolean without;

    /// Keeps the choice in the home.
    ///
    /// @throws Refusal when a running stack has another one
    void keep(Home home, boolean running) throws IOException {
        Optional<Cluster> kept = Cluster.of(home);
        Optional<Cluster> wanted = without ? Optional.empty() : wanted(kept);
        if (wanted.equals(kept)) {
            return;
        }
        if (running) {
            throw new Refusal(
                    "The stack runs %s: run  ./slipway down  first, then this again."
                            .formatted(
                                    kept.map(it -> "for the cluster of " + it.kubeconfig())
                                            .orElse("without a cluster")));
        }
        if (wanted.isPresent()) {
            wanted.get().keepIn(home);
        } else {
            Files.deleteIfExists(home.cluster());
        }
    }

    private Optional<Cluster> wanted(Optional<Cluster> kept) {
        Path file = kubeconfig;
        if (file == null) {
            if (advertise != null && kept.isEmpty()) {
                throw new Refusal("--advertise is for a cluster: name it with  --kubeconfig FILE");
            }
            return kept.map(
                    it ->
                            new Cluster(
                                    it.kubeconfig(),
                                    advertise == null ? it.advertise() : advertise));
        }
        Kubeconfig read = Kubeconfig.read(file);
        String address = advertise == null ? read.addressOfThisMachine() : advertise;
        return Optional.of(new Cluster(read.file().normalize().toString(), address));
    }
}
