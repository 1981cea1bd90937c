package dev.slipway.deployer.local;

import dev.slipway.deployer.target.ReleaseSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where the local target keeps what.
@ApplicationScoped
class LocalPaths {
    private final Path home;
    private final Path images;
    private final Path data;

    LocalPaths(
            @ConfigProperty(name = "slipway.home") Path home,
            @ConfigProperty(name = "slipway.images.dir") Path images,
            @ConfigProperty(name = "slipway.data.dir") Path data) {
        this.home = home.toAbsolutePath();
        this.images = images.toAbsolutePath();
        this.data = data.toAbsolutePath();
    }

    /// `HOME/run/deployments`: one record per process.
    Path records() {
        return home.resolve("run").resolve("deployments");
    }

    Path record(UUID releaseId) {
        return records().resolve(releaseId + ".json");
    }

    /// The log, which outlives the process.
    Path log(ReleaseSpec spec) {
        return home.resolve("logs")
                .resolve(
                        "deployment-%s-%s-%s.log"
                                .formatted(
                                        spec.environment(), spec.deployment(), spec.releaseId()));
    }

    /// Folders of running releases: token, key cache, temporary files.
    Path works() {
        return data.resolve("releases");
    }

    Path work(UUID releaseId) {
        return works().resolve(releaseId.toString());
    }

    /// Unpacked images, one folder per digest.
    Path unpacked() {
        return images.resolve("unpacked");
    }
}
