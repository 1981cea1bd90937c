package dev.slipway.registry.version;

import dev.slipway.kit.object.ObjectInfo;
import dev.slipway.kit.object.ObjectStore;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Once a day: finds blobs that neither a version nor a note names. Such a blob is left when a
/// process dies between storing bytes whose digest nobody had announced and noting it.
@ApplicationScoped
class BlobSweep {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int PAGE = 1_000;

    private final ObjectStore store;
    private final Garbage garbage;
    private final String self;

    BlobSweep(
            ObjectStore store,
            Garbage garbage,
            @ConfigProperty(name = "quarkus.application.name") String self) {
        this.store = store;
        this.garbage = garbage;
        this.self = self;
    }

    @Scheduled(
            every = "24h",
            delayed = "30m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try (Stream<ObjectInfo> stored = store.list(self + "/blobs/sha256/")) {
            stored.map(object -> object.key().substring(object.key().lastIndexOf('/') + 1))
                    .filter(name -> SHA256.matcher(name).matches())
                    .gather(Gatherers.windowFixed(PAGE))
                    .forEach(garbage::addUnknown);
        }
    }
}
