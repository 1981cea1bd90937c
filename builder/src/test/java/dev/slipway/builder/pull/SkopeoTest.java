package dev.slipway.builder.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.builder.OutsideTool;
import dev.slipway.builder.StoredImages;
import dev.slipway.builder.TestBase;
import dev.slipway.builder.assembly.AssembledImage;
import dev.slipway.core.identity.Verb;
import dev.slipway.oci.Digest;
import dev.slipway.testkit.Tokens;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A client that others wrote pulls from the builder itself.
@QuarkusTest
@WithStack(role = "builder")
@QuarkusTestResource(TestBase.class)
class SkopeoTest {
    private static final String PROJECT = "skopeo";

    @Inject StoredImages images;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @TempDir Path folder;

    @BeforeEach
    void skopeo() {
        OutsideTool.require("skopeo");
    }

    @Test
    void skopeoCopiesAnImageByTagAndByDigest() throws Exception {
        AssembledImage image = images.runnable(PROJECT, "copied", 1, "weights");

        for (String reference : List.of(":1", "@" + image.digest())) {
            Path to = folder.resolve("copy" + reference.length());
            skopeo(
                    "copy",
                    "--src-tls-verify=false",
                    "--src-registry-token=" + Tokens.of(PROJECT, Verb.PULL),
                    "docker://127.0.0.1:%d/skopeo/copied%s".formatted(port, reference),
                    "dir:" + to);

            assertThat(Files.readAllBytes(to.resolve("manifest.json")))
                    .isEqualTo(image.manifest().bytes());
            for (var blob : image.manifest().blobs()) {
                byte[] copied = Files.readAllBytes(to.resolve(blob.digest().hex()));
                assertThat(Digest.of(copied)).isEqualTo(blob.digest());
            }
        }
    }

    @Test
    void skopeoInspectsAnImageAndSeesItsTags() throws Exception {
        AssembledImage image = images.modelOnly(PROJECT, "inspected", 3, "weights");

        JsonPath seen =
                new JsonPath(
                        skopeo(
                                "inspect",
                                "--tls-verify=false",
                                "--registry-token=" + Tokens.of(PROJECT, Verb.PULL),
                                "docker://127.0.0.1:%d/skopeo/inspected:3".formatted(port)));

        assertThat(seen.getString("Digest")).isEqualTo(image.digest().toString());
        assertThat(seen.getList("RepoTags", String.class)).containsExactly("3");
        assertThat(seen.getList("Layers", String.class)).hasSize(2);
    }

    private String skopeo(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("skopeo"));
        command.addAll(List.of(arguments));
        Path said = folder.resolve("said");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        assertThat(process.waitFor()).as(() -> read(said)).isZero();
        return read(said);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
