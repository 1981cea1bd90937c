package dev.slipway.kit.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.id.Digest;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.Ids;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.testkit.MutableClock;
import dev.slipway.testkit.TestS3;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The port and the blobs on a real S3 endpoint.
class ObjectStoreTest {
    private static final int MULTIPART_BYTES = 21 << 20;

    private final String owner = "owner-" + UUID.randomUUID();
    private final ObjectStore store = new MinioObjectStore(new Config());
    private final MutableClock clock = MutableClock.ticking();
    private final BlobStore blobs = new BlobStore(store, clock, owner);

    /// Where the test's endpoint is.
    private record Config() implements S3Config {
        @Override
        public String url() {
            return TestS3.url();
        }

        @Override
        public String bucket() {
            return TestS3.BUCKET;
        }

        @Override
        public String accessKey() {
            return TestS3.ACCESS_KEY;
        }

        @Override
        public String secretKey() {
            return TestS3.SECRET_KEY;
        }

        @Override
        public String region() {
            return "us-east-1";
        }

        @Override
        public long partSizeBytes() {
            return 8 << 20;
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(60);
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(InputStream stream) throws IOException {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private long staged() {
        try (Stream<ObjectInfo> all = store.list(owner + "/staging/")) {
            return all.count();
        }
    }

    @Test
    void anObjectIsStoredReadInPartsCopiedListedAndRemoved() throws IOException {
        String key = owner + "/a";
        assertThat(store.put(key, bytes("hello world"), 11)).isEqualTo(new ObjectInfo(key, 11));
        assertThat(text(store.open(key))).isEqualTo("hello world");
        assertThat(text(store.open(key, 6, 3))).isEqualTo("wor");
        assertThat(text(store.open(key, 6, 0))).isEmpty();
        store.copy(key, owner + "/b");
        try (Stream<ObjectInfo> all = store.list(owner + "/")) {
            assertThat(all)
                    .containsExactly(
                            new ObjectInfo(owner + "/a", 11), new ObjectInfo(owner + "/b", 11));
        }
        store.delete(key);
        store.delete(key);
        assertThat(store.stat(key)).isEmpty();
        assertThatThrownBy(() -> store.open(key)).isInstanceOf(ObjectNotFoundException.class);
        assertThatThrownBy(() -> store.copy(key, owner + "/c"))
                .isInstanceOf(ObjectNotFoundException.class);
    }

    @Test
    void aStreamOfUnknownSizeGoesInParts() throws IOException {
        byte[] content = new byte[MULTIPART_BYTES];
        new Random(7).nextBytes(content);
        Blob blob = blobs.put(new ByteArrayInputStream(content), Long.MAX_VALUE, null);
        assertThat(blob).isEqualTo(new Blob(Digest.of(content).hex(), MULTIPART_BYTES));
        try (InputStream back = blobs.open(owner, blob.sha256())) {
            assertThat(Digest.of(back.readAllBytes()).hex()).isEqualTo(blob.sha256());
        }
        assertThat(staged()).isZero();
    }

    @Test
    void theSameBytesAreStoredOnce() {
        Blob first = blobs.put(bytes("same"), 100, null);
        Blob second = blobs.put(bytes("same"), 100, first.sha256());
        assertThat(second).isEqualTo(first);
        try (Stream<ObjectInfo> all = store.list(owner + "/")) {
            assertThat(all)
                    .containsExactly(new ObjectInfo(BlobStore.key(owner, first.sha256()), 4));
        }
    }

    @Test
    void tooManyBytesAreRefusedAndNothingStays() {
        assertThatThrownBy(() -> blobs.put(bytes("12345"), 4, null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.code()).isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE));
        assertThat(blobs.put(bytes("1234"), 4, null).sizeBytes()).isEqualTo(4);
        assertThat(staged()).isZero();
    }

    @Test
    void bytesOfAnotherDigestAreRefusedAndNothingStays() {
        assertThatThrownBy(() -> blobs.put(bytes("a"), 10, "0".repeat(64)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ErrorCode.DIGEST_MISMATCH));
        assertThat(staged()).isZero();
        assertThat(blobs.exists(owner, Digest.of("a").hex())).isFalse();
    }

    @Test
    void aTamperedBlobDoesNotEndWell() {
        Blob blob = blobs.put(bytes("the truth"), 100, null);
        store.put(BlobStore.key(owner, blob.sha256()), bytes("the trick"), 9);
        assertThatThrownBy(() -> text(blobs.open(owner, blob.sha256())))
                .isInstanceOf(TamperedBlobException.class)
                .hasMessageContaining(blob.sha256());
    }

    @Test
    void whatAnEndedUploadLeftIsSweptAfterADay() {
        store.put(owner + "/staging/" + Ids.next(), bytes("left"), 4);
        blobs.sweepStaging();
        assertThat(staged()).isEqualTo(1);
        clock.advance(Duration.ofHours(25));
        blobs.sweepStaging();
        assertThat(staged()).isZero();
    }
}
