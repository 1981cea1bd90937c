package dev.slipway.builder.image;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.builder.Published;
import dev.slipway.builder.StoredImages;
import dev.slipway.builder.TestBase;
import dev.slipway.oci.OciLayout;
import dev.slipway.oci.Unpacker;
import dev.slipway.testkit.Tokens;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithStack(role = "builder")
@QuarkusTestResource(TestBase.class)
class LayoutTest {
    private static final String PROJECT = "layouts";

    @Inject StoredImages images;

    @ConfigProperty(name = "slipway.base.image")
    Path baseFolder;

    @TempDir Path folder;

    @Test
    void theExportIsALayoutThatUnpacksToBaseConfigurationAndModel() throws IOException {
        String digest = store("one");

        try (InputStream tar = export(digest)) {
            var unpacker = new Unpacker(folder.resolve("layout"), Unpacker.Limits.DEFAULT);
            unpacker.apply(tar);
            unpacker.finish();
        }
        OciLayout layout = OciLayout.open(folder.resolve("layout"));
        var image = dev.slipway.oci.Image.read(layout, layout.onlyManifest().digest());
        image.unpack(layout, folder.resolve("root"), Unpacker.Limits.DEFAULT);

        assertThat(image.digest().toString()).isEqualTo(digest);
        assertThat(image.config().run().entrypoint()).containsExactly("/opt/server");
        assertThat(image.config().run().user()).isEqualTo("65532");
        assertThat(image.manifest().annotations())
                .containsEntry(
                        "org.opencontainers.image.base.digest",
                        OciLayout.open(baseFolder).onlyManifest().digest().toString())
                .containsEntry("dev.slipway.version", "1")
                .containsEntry("dev.slipway.kind", "RUNNABLE");
        assertThat(layout.onlyManifest().annotations())
                .containsEntry("io.containerd.image.name", "slipway.local/one:1");
        assertThat(folder.resolve("root/opt/server")).hasContent("the server");
        assertThat(folder.resolve("root/slipway/release.json")).hasContent(Published.RELEASE);
        assertThat(folder.resolve("root/models/one/1/model.onnx")).hasContent("weights");
    }

    @Test
    void theExportIsTheSameBytesEachTime() throws IOException {
        String digest = store("same");

        try (InputStream first = export(digest);
                InputStream second = export(digest)) {
            assertThat(first.readAllBytes()).isEqualTo(second.readAllBytes());
        }
    }

    private static InputStream export(String digest) {
        return given().header("Authorization", Tokens.bearer(Tokens.admin(PROJECT)))
                .get("/api/v1/images/" + digest + "/layout")
                .then()
                .statusCode(200)
                .contentType("application/x-tar")
                .extract()
                .asInputStream();
    }

    private String store(String model) {
        return images.runnable(PROJECT, model, 1, "weights").digest().toString();
    }
}
