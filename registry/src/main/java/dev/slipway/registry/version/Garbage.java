package dev.slipway.registry.version;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Removes blobs that have had no reference for a grace time.
///
/// A blob is noted here before a row names it and when a row ceases to, so a crash at any point
/// leaves a note behind. It is removed in three steps: its note is marked, in one statement with
/// the look for references; the bytes are deleted; the note goes. An upload of the same bytes
/// renews the note first, which fails while it is marked; so nothing ever names bytes that are
/// about to go. A removal that was cut off is taken up again after [#DELETION_LOST], which no call
/// of the object store survives.
///
/// Parts of uploads to the object store that a killed process never finished have no name there;
/// removing them is for a lifecycle rule of the bucket.
@ApplicationScoped
class Garbage {
    static final Duration DELETION_LOST = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(Garbage.class);

    private final GarbageNotes notes;
    private final BlobStore blobs;
    private final RegistryConfig config;
    private final Clock clock;

    Garbage(GarbageNotes notes, BlobStore blobs, RegistryConfig config, Clock clock) {
        this.notes = notes;
        this.blobs = blobs;
        this.config = config;
        this.clock = clock;
    }

    /// A blob whose removal has begun.
    ///
    /// @param since the mark of this removal; another one after a crash has another
    record Condemned(String sha256, Instant since) {}

    /// Notes that a blob may have lost its last reference, in the caller's transaction.
    void add(String sha256) {
        notes.renew(sha256, now());
    }

    /// Keeps a blob from being removed for the grace time, in a transaction of its own: from now on
    /// it may be stored and named.
    ///
    /// @throws ProblemException UNAVAILABLE while the bytes are being removed
    void claim(String sha256) {
        if (!QuarkusTransaction.requiringNew().call(() -> notes.renew(sha256, now()))) {
            throw new ProblemException(
                    ErrorCode.UNAVAILABLE,
                    "The same bytes, which nothing had named for long, are being removed at this"
                            + " moment. Send the file again in a minute.");
        }
    }

    /// Notes those of some blobs that are neither named nor noted.
    void addUnknown(List<String> sha256s) {
        int found = QuarkusTransaction.requiringNew().call(() -> notes.addUnknown(sha256s, now()));
        if (found > 0) {
            LOG.infof("%d blobs that nothing names were found; they are garbage now", found);
        }
    }

    @Scheduled(
            every = "10m",
            delayed = "15m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void collect() {
        QuarkusTransaction.requiringNew().run(() -> notes.forgetNamed(cutoff()));
        for (Optional<Condemned> next = condemn(); next.isPresent(); next = condemn()) {
            remove(next.get());
        }
    }

    /// Marks the oldest blob that is due, so that nothing can come to name it.
    Optional<Condemned> condemn() {
        Instant now = now();
        return QuarkusTransaction.requiringNew()
                .call(() -> notes.condemn(cutoff(), now.minus(DELETION_LOST), now))
                .map(sha256 -> new Condemned(sha256, now));
    }

    /// Deletes the bytes, then the note.
    void remove(Condemned blob) {
        blobs.delete(blob.sha256());
        QuarkusTransaction.requiringNew().run(() -> notes.drop(blob));
    }

    private Instant cutoff() {
        return now().minus(config.garbageGrace());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
