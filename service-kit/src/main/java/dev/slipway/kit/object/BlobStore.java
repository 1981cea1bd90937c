package dev.slipway.kit.object;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.Ids;
import dev.slipway.kit.problem.ProblemException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Content-addressed bytes in the object store. Each service writes only under its own prefix and
/// may read those of others. Nothing here may be called inside a database transaction.
@ApplicationScoped
public class BlobStore {
    /// How long bytes of an upload that never ended are kept.
    public static final Duration STAGING_KEPT = Duration.ofHours(24);

    private static final Logger LOG = Logger.getLogger(BlobStore.class);
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int FAN_OUT = 2;

    private final ObjectStore store;
    private final Clock clock;
    private final String self;

    BlobStore(
            ObjectStore store,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String self) {
        this.store = store;
        this.clock = clock;
        this.self = self;
    }

    /// The key of a blob.
    public static String key(String owner, String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not 64 hexadecimal digits: " + sha256);
        }
        return owner + "/blobs/sha256/" + sha256.substring(0, FAN_OUT) + "/" + sha256;
    }

    /// Stores bytes under their digest. They are staged first, so nobody sees a part of them; the
    /// same bytes are stored once. Takes the memory of one part, whatever the size.
    ///
    /// @param expectedSha256 what the sender says the digest is, if it said so
    /// @throws ProblemException PAYLOAD_TOO_LARGE above `maxBytes`, DIGEST_MISMATCH when the bytes
    ///     are not the expected ones; nothing is kept then
    public Blob put(InputStream content, long maxBytes, @Nullable String expectedSha256) {
        String staged = self + "/staging/" + Ids.next();
        HashingStream hashing = new HashingStream(content, maxBytes);
        try {
            stage(staged, hashing);
            String sha256 = hashing.hex();
            requireExpected(sha256, expectedSha256);
            publish(staged, sha256);
            return new Blob(sha256, hashing.count());
        } finally {
            discard(staged);
        }
    }

    private void stage(String staged, HashingStream hashing) {
        try {
            store.put(staged, hashing, -1);
        } catch (RuntimeException e) {
            if (hashing.tooLarge()) {
                throw tooLarge(hashing, e);
            }
            throw e;
        }
    }

    private static ProblemException tooLarge(HashingStream hashing, RuntimeException cause) {
        ProblemException problem =
                new ProblemException(
                        ErrorCode.PAYLOAD_TOO_LARGE,
                        "The body has more than the %d bytes allowed here."
                                .formatted(hashing.maxBytes()));
        problem.addSuppressed(cause);
        return problem;
    }

    private static void requireExpected(String sha256, @Nullable String expected) {
        if (expected != null && !expected.equals(sha256)) {
            throw new ProblemException(
                    ErrorCode.DIGEST_MISMATCH,
                    "The bytes that arrived have the digest %s, announced was %s. Send them again."
                            .formatted(sha256, expected));
        }
    }

    private void publish(String staged, String sha256) {
        if (!exists(self, sha256)) {
            store.copy(staged, key(self, sha256));
        }
    }

    private void discard(String staged) {
        try {
            store.delete(staged);
        } catch (ObjectStoreException e) {
            LOG.warnf(e, "%s stays until the next sweep", staged);
        }
    }

    /// Opens a blob. The stream ends with [TamperedBlobException] instead of end-of-stream when the
    /// bytes are not the named ones, so a reader must read to the end before it trusts them.
    ///
    /// @throws ObjectNotFoundException when there is none
    public InputStream open(String owner, String sha256) {
        return new VerifyingStream(store.open(key(owner, sha256)), sha256);
    }

    /// Opens a part of a blob, unverified.
    ///
    /// @throws ObjectNotFoundException when there is none
    public InputStream open(String owner, String sha256, long offset, long length) {
        return store.open(key(owner, sha256), offset, length);
    }

    /// Whether a blob is there.
    public boolean exists(String owner, String sha256) {
        return size(owner, sha256).isPresent();
    }

    /// The size of a blob; empty when there is none.
    public Optional<Long> size(String owner, String sha256) {
        return store.stat(key(owner, sha256)).map(ObjectInfo::sizeBytes);
    }

    /// Removes one of this service's own blobs; the caller knows that nothing names it any more.
    public void delete(String sha256) {
        store.delete(key(self, sha256));
    }

    @Scheduled(every = "1h", delayed = "10m")
    void sweepStaging() {
        long before = clock.instant().minus(STAGING_KEPT).toEpochMilli();
        List<ObjectInfo> old;
        try (Stream<ObjectInfo> staged = store.list(self + "/staging/")) {
            old = staged.filter(object -> madeAt(object.key()) < before).toList();
        }
        old.forEach(object -> store.delete(object.key()));
    }

    private static long madeAt(String key) {
        return Ids.millis(UUID.fromString(key.substring(key.lastIndexOf('/') + 1)));
    }
}
