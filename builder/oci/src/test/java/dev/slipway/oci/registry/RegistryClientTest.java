package dev.slipway.oci.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.oci.Digest;
import dev.slipway.oci.OciException;
import dev.slipway.oci.registry.PushedBlob.How;
import dev.slipway.oci.registry.RegistryException.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pushes to a real registry.
class RegistryClientTest {
    private static final int LAYER_BYTES = 300_000;
    private static final RegistrySettings SMALL_PIECES =
            new RegistrySettings(
                    Set.of(), 4, Duration.ofMillis(1), 100_000, Duration.ofSeconds(30));

    @TempDir static Path folder;

    private static DockerRegistry registry;

    private final List<Duration> pauses = new ArrayList<>();
    private final RegistryClient client = new RegistryClient(SMALL_PIECES, pauses::add);

    @BeforeAll
    static void start() throws IOException {
        DockerRegistry.requireAvailable();
        registry = DockerRegistry.start(folder, false);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void anImageIsThereByTagAndByDigestWithEveryByte() throws Exception {
        TestImage image = TestImage.of(LAYER_BYTES, 1, 2);
        Repository repository = repository("whole");

        PushReport report = push(image.to(repository, "1", "latest"));

        assertThat(report.digest()).isEqualTo(image.digest());
        assertThat(report.movedBytes()).isEqualTo(image.bytes());
        assertThat(report.skippedBytes()).isZero();
        for (String reference : List.of("1", "latest", image.digest().toString())) {
            assertThat(Digest.of(get(repository, "manifests/" + reference)))
                    .isEqualTo(image.digest());
        }
        for (int i = 0; i < 2; i++) {
            assertThat(Digest.of(get(repository, "blobs/" + image.layer(i))))
                    .isEqualTo(image.layer(i));
        }
    }

    @Test
    void whatIsThereIsNotMovedAgain() throws Exception {
        TestImage image = TestImage.of(LAYER_BYTES, 3, 4);
        push(image.to(repository("again"), "1"));

        PushReport second = push(image.to(repository("again"), "1"));

        assertThat(second.movedBytes()).isZero();
        assertThat(second.skippedBytes()).isEqualTo(image.bytes());
    }

    @Test
    void onlyTheNewLayerMoves() throws Exception {
        push(TestImage.of(LAYER_BYTES, 5, 6).to(repository("changed"), "1"));
        TestImage next = TestImage.of(LAYER_BYTES, 5, 7);

        PushReport report = push(next.to(repository("changed"), "2"));

        assertThat(report.blobs())
                .filteredOn(blob -> blob.blob().size() == LAYER_BYTES)
                .extracting(PushedBlob::how)
                .containsExactly(How.PRESENT, How.MOVED);
    }

    @Test
    void aLayerOfAnotherRepositoryIsMounted() throws Exception {
        TestImage image = TestImage.of(LAYER_BYTES, 8);
        push(image.to(repository("first"), "1"));
        var request =
                new PushRequest(
                        repository("second"),
                        image.digest(),
                        List.of("1"),
                        image.blobs(),
                        Map.of(image.layer(0), repository("first")));

        PushReport report = push(request);

        assertThat(report.blobs())
                .filteredOn(blob -> blob.blob().digest().equals(image.layer(0)))
                .extracting(PushedBlob::how)
                .containsExactly(How.MOUNTED);
        assertThat(Digest.of(get(repository("second"), "blobs/" + image.layer(0))))
                .isEqualTo(image.layer(0));
    }

    @Test
    void aWrongMountIsSentInstead() throws Exception {
        TestImage image = TestImage.of(LAYER_BYTES, 9);
        var request =
                new PushRequest(
                        repository("hopeful"),
                        image.digest(),
                        List.of(),
                        image.blobs(),
                        Map.of(image.layer(0), repository("nowhere")));

        assertThat(push(request).movedBytes()).isEqualTo(image.bytes());
    }

    @Test
    void aBrokenConnectionIsResumedNotRestarted() throws Exception {
        TestImage image = TestImage.of(4_000_000, 10);
        try (var proxy = new CuttingProxy(registry.port(), 2, 1_500_000);
                var patient =
                        new RegistryClient(
                                new RegistrySettings(
                                        Set.of(),
                                        4,
                                        Duration.ofMillis(1),
                                        1_000_000,
                                        Duration.ofSeconds(30)),
                                pauses::add)) {
            var repository = new Repository(proxy.address(), "broken");

            patient.push(image.to(repository, "1"), Credentials.NONE, _ -> {});

            assertThat(proxy.cutsLeft()).isZero();
            assertThat(pauses).isNotEmpty();
            assertThat(proxy.forwardedBytes()).isLessThan(2 * image.bytes());
        }
        assertThat(Digest.of(get(repository("broken"), "blobs/" + image.layer(0))))
                .isEqualTo(image.layer(0));
    }

    @Test
    void aRegistryThatIsNotThereIsNamedAfterTheLastAttempt() {
        TestImage image = TestImage.of(10, 11);

        assertThatThrownBy(() -> push(image.to(new Repository("127.0.0.1:1", "gone"), "1")))
                .isInstanceOf(RegistryException.class)
                .hasMessageStartingWith("127.0.0.1:1 cannot be reached (")
                .extracting(failure -> ((RegistryException) failure).reason())
                .isEqualTo(Reason.UNREACHABLE);
        assertThat(pauses)
                .containsExactly(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(4));
    }

    @Test
    void bytesThatAreNotWhatTheManifestSaysAreRefused() {
        TestImage image = TestImage.of(LAYER_BYTES, 12);
        TestImage shortened = image.withBroken(image.layer(0), "too short");
        TestImage other = image.withBroken(image.layer(0), "x".repeat(LAYER_BYTES));

        assertThatThrownBy(() -> push(shortened.to(repository("short"), "1")))
                .isInstanceOf(OciException.class)
                .hasMessageStartingWith("blob " + image.layer(0) + " cannot be read");
        assertThatThrownBy(() -> push(other.to(repository("other"), "1")))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("refused to keep blob " + image.layer(0));
    }

    @Test
    void aGuardedRegistryTakesTheRightPasswordOnly(@TempDir Path elsewhere) throws Exception {
        TestImage image = TestImage.of(LAYER_BYTES, 13);
        try (var guarded = DockerRegistry.start(elsewhere, true)) {
            var request = image.to(new Repository(guarded.address(), "guarded"), "1");
            var right = new Credentials.UserPassword(DockerRegistry.USER, DockerRegistry.PASSWORD);
            var wrong = new Credentials.UserPassword(DockerRegistry.USER, "guess");

            assertThat(client.push(request, right, _ -> {}).movedBytes()).isEqualTo(image.bytes());
            assertThatThrownBy(() -> client.push(request, wrong, _ -> {}))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("does not accept the credentials for guarded")
                    .hasMessageNotContaining("guess");
            assertThatThrownBy(() -> client.push(request, Credentials.NONE, _ -> {}))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("wants a user and a password");
        }
    }

    private PushReport push(PushRequest request) throws Exception {
        return client.push(request, Credentials.NONE, _ -> {});
    }

    private static Repository repository(String name) {
        return new Repository(registry.address(), name);
    }

    private static byte[] get(Repository repository, String path) throws Exception {
        URI uri =
                URI.create(
                        "http://"
                                + repository.registry()
                                + "/v2/"
                                + repository.name()
                                + "/"
                                + path);
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(uri)
                            .header("Accept", "application/vnd.oci.image.manifest.v1+json")
                            .build();
            var answer = http.send(request, BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(uri.toString()).isEqualTo(200);
            return answer.body();
        }
    }
}
