package dev.slipway.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.id.Digest;
import dev.slipway.kit.Ids;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.kit.object.ObjectStore;
import dev.slipway.testkit.TestPostgres;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A client that others wrote pulls from the real builder through the gateway.
@QuarkusTest
@WithStack(role = "identity")
@TestProfile(RealPullTest.WithBuilder.class)
@Timeout(180)
class RealPullTest {
    private static final int LAYER_BYTES = 8 << 20;

    @Inject ObjectStore store;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @TempDir Path folder;

    public static class WithBuilder implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(RealBuilder.class));
        }
    }

    private record Said(int status, String text) {}

    @Test
    void skopeoPullsWithANameAndPasswordAndWithAToken() throws Exception {
        RealBuilder.require("skopeo");
        Process builder = RealBuilder.run(folder, port);
        try {
            byte[] layer = new byte[LAYER_BYTES];
            new Random(1).nextBytes(layer);
            byte[] manifest = image(layer);
            Digest digest = Digest.of(manifest);

            copies("admin:" + Behind.ADMIN_PASSWORD, ":7", manifest, layer);
            copies("any:" + Behind.ADMIN_TOKEN, "@" + digest.value(), manifest, layer);

            Said inspected = inspect("any:" + Behind.ADMIN_TOKEN, "default/pulled:7");
            assertThat(inspected.text()).contains("\"Digest\": \"" + digest.value() + "\"");
            assertThat(inspect("any:wrong", "default/pulled:7").text())
                    .contains("unable to retrieve auth token: invalid username/password");
            assertThat(inspect("any:" + Behind.ADMIN_TOKEN, "default/pulled:8").text())
                    .contains("manifest unknown");
            assertThat(inspect("any:" + Behind.ADMIN_TOKEN, "other/pulled:7").text())
                    .contains("name unknown");
        } finally {
            builder.destroy();
        }
    }

    private void copies(String credentials, String reference, byte[] manifest, byte[] layer)
            throws Exception {
        Path to = folder.resolve("copy" + reference.length());
        Said said =
                skopeo(
                        "copy",
                        "--src-tls-verify=false",
                        "--src-creds=" + credentials,
                        "docker://127.0.0.1:%d/default/pulled%s".formatted(port, reference),
                        "dir:" + to);
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(Files.readAllBytes(to.resolve("manifest.json"))).isEqualTo(manifest);
        assertThat(Files.readAllBytes(to.resolve(Digest.of(layer).hex()))).isEqualTo(layer);
    }

    private Said inspect(String credentials, String image) throws Exception {
        return skopeo(
                "inspect",
                "--no-tags",
                "--tls-verify=false",
                "--creds=" + credentials,
                "docker://127.0.0.1:%d/%s".formatted(port, image));
    }

    private Said skopeo(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("skopeo"));
        command.addAll(List.of(arguments));
        Path said = folder.resolve("said");
        int status =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start()
                        .waitFor();
        return new Said(status, Files.readString(said));
    }

    /// Puts version 7 of a model there as a build leaves it.
    private byte[] image(byte[] layer) throws SQLException {
        byte[] config =
                "{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"%s\"]}}"
                        .formatted(Digest.of(layer).value())
                        .getBytes(UTF_8);
        byte[] manifest =
                """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",\
                "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d},\
                "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"%s","size":%d}]}"""
                        .formatted(
                                Digest.of(config).value(),
                                config.length,
                                Digest.of(layer).value(),
                                layer.length)
                        .getBytes(UTF_8);
        for (byte[] blob : List.of(layer, config, manifest)) {
            store.put(
                    BlobStore.key("builder", Digest.of(blob).hex()),
                    new ByteArrayInputStream(blob),
                    blob.length);
        }
        record(Digest.of(manifest));
        return manifest;
    }

    private static void record(Digest manifest) throws SQLException {
        try (var owner = TestPostgres.owner();
                var insert =
                        owner.prepareStatement(
                                """
                                insert into builder.image (id, image_digest, project, version_id, model, slug,
                                  version, version_digest, evaluation_id, kind, manifest_sha256, layers, created_at)
                                values (?, ?, 'default', ?, 'pulled', 'pulled', 7, '', ?, 'RUNNABLE', ?, '[]', now())
                                """)) {
            UUID id = Ids.next();
            insert.setObject(1, id);
            insert.setString(2, manifest.value());
            insert.setObject(3, id);
            insert.setObject(4, id);
            insert.setString(5, manifest.hex());
            insert.executeUpdate();
        }
    }
}
