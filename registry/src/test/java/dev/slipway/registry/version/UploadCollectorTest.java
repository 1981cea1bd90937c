package dev.slipway.registry.version;

import static dev.slipway.registry.Api.author;
import static dev.slipway.registry.Api.newModel;
import static dev.slipway.registry.Api.newVersion;
import static dev.slipway.registry.Api.seal;
import static dev.slipway.registry.Api.upload;
import static dev.slipway.registry.Api.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.core.id.Digest;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.testkit.MutableClock;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "registry")
class UploadCollectorTest {
    @Inject UploadCollector collector;
    @Inject Garbage garbage;
    @Inject BlobStore blobs;
    @Inject MutableClock clock;

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    private static UUID id(String model, int version) {
        return UUID.fromString(author().get(version(model, version)).path("id"));
    }

    @Test
    void anUploadThatStandsStillIsAbandonedAndItsBytesAreRemoved() {
        String model = newModel();
        int version = newVersion(model);
        byte[] unique = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        upload(model, version, "notes.txt", unique).statusCode(200);
        UUID id = id(model, version);
        String sha256 = Digest.of(unique).hex();

        clock.advance(Duration.ofHours(25));
        collector.run("test", new UploadCollector.Watch(id));
        garbage.collect();
        assertThat(blobs.exists("registry", sha256)).isTrue();
        clock.advance(Duration.ofHours(25));
        garbage.collect();
        clock.reset();

        author().get(version(model, version))
                .then()
                .statusCode(200)
                .body("state", equalTo("ABANDONED"))
                .body("files", equalTo(List.of()));
        assertThat(blobs.exists("registry", sha256)).isFalse();
        upload(model, version, "notes.txt", unique).statusCode(409);
        seal(model, version).statusCode(409).body("code", equalTo("STATE_CONFLICT"));
    }

    @Test
    void anUploadThatMovesIsLeftAlone() {
        String model = newModel();
        int version = newVersion(model);
        collector.run("test", new UploadCollector.Watch(id(model, version)));
        author().get(version(model, version)).then().body("state", equalTo("UPLOADING"));
    }

    @Test
    void bytesThatASealedVersionStillNeedsAreKept() {
        byte[] shared = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        String model = newModel();
        int kept = newVersion(model);
        upload(model, kept, "notes.txt", shared).statusCode(200);
        int given = newVersion(model);
        upload(model, given, "notes.txt", shared).statusCode(200);

        author().delete(version(model, given))
                .then()
                .statusCode(200)
                .body("state", equalTo("ABANDONED"));
        clock.advance(Duration.ofHours(25));
        garbage.collect();
        assertThat(blobs.exists("registry", Digest.of(shared).hex())).isTrue();
    }

    @Test
    void aVersionIsAbandonedOnce() {
        String model = newModel();
        int version = newVersion(model);
        author().delete(version(model, version)).then().statusCode(200);
        author().delete(version(model, version)).then().statusCode(409);
    }
}
