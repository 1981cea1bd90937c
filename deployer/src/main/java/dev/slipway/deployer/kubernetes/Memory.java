package dev.slipway.deployer.kubernetes;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What this process remembers of releases between calls, to save calls. All of it may be lost.
@ApplicationScoped
class Memory {
    /// Informers have heard of our own changes after so long.
    private static final Duration NEWS = Duration.ofSeconds(10);

    /// Half of the life of a token.
    private static final Duration TOKEN_AGE = Duration.ofDays(180);

    private final Clock clock;
    private final Duration correction;
    private final Map<UUID, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> touched = new ConcurrentHashMap<>();
    private final Map<UUID, Applied> applied = new ConcurrentHashMap<>();
    private final Map<UUID, Long> seen = new ConcurrentHashMap<>();
    private final Set<UUID> secretsLost = ConcurrentHashMap.newKeySet();

    Memory(Clock clock, KubernetesConfig config) {
        this.clock = clock;
        this.correction = config.correction();
    }

    private record Applied(@Nullable Long generation, Instant at) {}

    /// Takes the lock of a release; the caller unlocks it. One that was forgotten meanwhile is
    /// nobody's lock any more.
    Lock lock(UUID releaseId) {
        while (true) {
            ReentrantLock lock = locks.computeIfAbsent(releaseId, _ -> new ReentrantLock());
            lock.lock();
            if (lock.equals(locks.get(releaseId))) {
                return lock;
            }
            lock.unlock();
        }
    }

    /// We change it now.
    void touched(UUID releaseId) {
        touched.put(releaseId, clock.instant());
    }

    boolean touchedLately(UUID releaseId) {
        Instant at = touched.get(releaseId);
        return at != null && clock.instant().isBefore(at.plus(NEWS));
    }

    /// All objects are as they should be, as of now.
    void applied(UUID releaseId, Deployment deployment) {
        Long generation = deployment.getMetadata().getGeneration();
        applied.put(releaseId, new Applied(generation, clock.instant()));
        if (generation != null) {
            seen.put(releaseId, generation);
        }
    }

    /// A correction is tried now; the next one waits for its time, whatever comes of this one.
    void attempted(UUID releaseId) {
        Applied last = applied.get(releaseId);
        applied.put(
                releaseId, new Applied(last == null ? null : seen.get(releaseId), clock.instant()));
    }

    /// Whether the tokens of a release near their end.
    boolean tokensAreOld(ClusterRelease release) {
        return release.secretsAt()
                .filter(at -> !clock.instant().isBefore(at.plus(TOKEN_AGE)))
                .isPresent();
    }

    /// What was looked at says whether somebody else changed something.
    void saw(ClusterRelease release, Sight sight) {
        sight.deployment()
                .map(deployment -> deployment.getMetadata().getGeneration())
                .ifPresent(generation -> seen.put(release.releaseId(), generation));
        Instant written = release.secretsAt().orElse(Instant.MAX);
        boolean lost =
                sight.events().stream()
                        .filter(event -> Events.at(event).isAfter(written))
                        .anyMatch(event -> Events.secretLost(event, release.name()));
        if (lost) {
            secretsLost.add(release.releaseId());
        }
    }

    boolean dueForCorrection(UUID releaseId) {
        Applied last = applied.get(releaseId);
        return last == null
                || secretsLost.contains(releaseId)
                || !clock.instant().isBefore(last.at().plus(correction))
                || (last.generation() != null && !last.generation().equals(seen.get(releaseId)));
    }

    /// Whether a Secret is missing; asked once.
    boolean takeSecretLoss(UUID releaseId) {
        return secretsLost.remove(releaseId);
    }

    /// Forgets a release, whose lock the caller has and still unlocks.
    void forget(UUID releaseId) {
        locks.remove(releaseId);
        touched.remove(releaseId);
        applied.remove(releaseId);
        seen.remove(releaseId);
        secretsLost.remove(releaseId);
    }
}
