package dev.slipway.registry.version;

import static dev.slipway.registry.Api.author;
import static dev.slipway.registry.Api.newModel;
import static dev.slipway.registry.Api.newVersion;
import static dev.slipway.registry.Api.upload;
import static dev.slipway.registry.Api.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.core.id.Digest;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.registry.version.Garbage.Condemned;
import dev.slipway.testkit.MutableClock;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "registry")
class GarbageTest {
    private static final Duration PAST_GRACE = Duration.ofHours(25);

    @Inject Garbage garbage;
    @Inject BlobSweep sweep;
    @Inject BlobStore blobs;
    @Inject VersionBlobs files;
    @Inject MutableClock clock;

    private final byte[] bytes = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
    private final String sha256 = Digest.of(bytes).hex();

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    private boolean isStored() {
        return blobs.exists("registry", sha256);
    }

    private void collectAfterGrace() {
        clock.advance(PAST_GRACE);
        garbage.collect();
        clock.reset();
    }

    /// Begins to remove this test's blob; those of other tests are removed on the way.
    private Condemned condemned() {
        clock.advance(PAST_GRACE);
        Optional<Condemned> next = garbage.condemn();
        while (next.isPresent() && !next.get().sha256().equals(sha256)) {
            garbage.remove(next.get());
            next = garbage.condemn();
        }
        clock.reset();
        return next.orElseThrow();
    }

    private void abandonUpload() {
        String model = newModel();
        int version = newVersion(model);
        upload(model, version, "notes.txt", bytes).statusCode(200);
        author().delete(version(model, version)).then().statusCode(200);
    }

    @Test
    void theBytesOfAFileThatWasReplacedAreRemoved() {
        String model = newModel();
        int version = newVersion(model);
        upload(model, version, "notes.txt", bytes).statusCode(200);
        upload(model, version, "notes.txt", "other".getBytes(StandardCharsets.UTF_8))
                .statusCode(200);

        collectAfterGrace();

        assertThat(isStored()).isFalse();
    }

    @Test
    void bytesThatNoFileCameToNameAreRemoved() {
        files.put(new ByteArrayInputStream(bytes), null);
        assertThat(isStored()).isTrue();

        collectAfterGrace();

        assertThat(isStored()).isFalse();
    }

    @Test
    void bytesThatAreUploadedAgainAreNotRemoved() {
        abandonUpload();
        String model = newModel();
        int version = newVersion(model);
        upload(model, version, "notes.txt", bytes).statusCode(200);

        collectAfterGrace();

        assertThat(isStored()).isTrue();
    }

    @Test
    void nothingNamesBytesWhileTheyAreBeingRemoved() {
        abandonUpload();
        Condemned removal = condemned();
        String model = newModel();
        int version = newVersion(model);

        upload(model, version, "notes.txt", bytes)
                .statusCode(503)
                .body("code", equalTo("UNAVAILABLE"));
        garbage.remove(removal);
        assertThat(isStored()).isFalse();
        upload(model, version, "notes.txt", bytes).statusCode(200);

        assertThat(isStored()).isTrue();
    }

    @Test
    void aRemovalThatWasCutOffIsTakenUpAgain() {
        abandonUpload();
        condemned();
        clock.advance(PAST_GRACE);
        assertThat(garbage.condemn()).isEmpty();

        clock.advance(Garbage.DELETION_LOST);
        garbage.collect();

        assertThat(isStored()).isFalse();
    }

    @Test
    void aRemovalThatAnotherTookOverDoesNotEndIt() {
        abandonUpload();
        Condemned first = condemned();
        clock.advance(Garbage.DELETION_LOST);
        Condemned second = condemned();

        garbage.remove(first);
        String model = newModel();
        int version = newVersion(model);
        upload(model, version, "notes.txt", bytes).statusCode(503);
        garbage.remove(second);

        upload(model, version, "notes.txt", bytes).statusCode(200);
    }

    @Test
    void bytesThatACrashLeftWithoutANoteAreFound() {
        blobs.put(new ByteArrayInputStream(bytes), bytes.length, null);
        collectAfterGrace();
        assertThat(isStored()).isTrue();

        sweep.sweep();
        collectAfterGrace();

        assertThat(isStored()).isFalse();
    }
}
