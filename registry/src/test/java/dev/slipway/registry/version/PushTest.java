package dev.slipway.registry.version;

import static dev.slipway.registry.Api.author;
import static dev.slipway.registry.Api.example;
import static dev.slipway.registry.Api.newModel;
import static dev.slipway.registry.Api.newVersion;
import static dev.slipway.registry.Api.seal;
import static dev.slipway.registry.Api.upload;
import static dev.slipway.registry.Api.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.slipway.core.id.Digest;
import dev.slipway.core.model.VersionFile;
import dev.slipway.core.model.VersionManifest;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "registry")
class PushTest {
    @Test
    void theExampleIsUploadedSealedAndReadBack() {
        String model = newModel();
        int version = newVersion(model);
        byte[] onnx = example("model/model.onnx");
        byte[] card = example("model/card.md");
        byte[] training = example("model/training.json");

        upload(model, version, "model.onnx", onnx)
                .statusCode(200)
                .body("size", equalTo(onnx.length))
                .body("sha256", equalTo(Digest.of(onnx).hex()))
                .body("mediaType", equalTo("application/octet-stream"));
        upload(model, version, "card.md", card).statusCode(200);
        upload(model, version, "training.json", training).statusCode(200);

        String digest =
                new VersionManifest(
                                List.of(
                                        file("model.onnx", onnx, "application/octet-stream"),
                                        file("card.md", card, "text/markdown"),
                                        file("training.json", training, "application/json")))
                        .digest()
                        .value();
        seal(model, version)
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("state", equalTo("SEALED"))
                .body("digest", equalTo(digest))
                .body("sizeBytes", equalTo(onnx.length + card.length + training.length))
                .body("signatureSource", equalTo("INFERRED"))
                .body("signature.inputs.name", hasItems("dep_delay", "carrier"))
                .body("signature.inputs.find { it.name == 'carrier' }.datatype", equalTo("BYTES"))
                .body("signature.outputs.name", hasItems("label", "probabilities"))
                .body("training.rows", equalTo(49928))
                .body("card", containsString("## Intended use"))
                .body("files.path", equalTo(List.of("card.md", "model.onnx", "training.json")))
                .body("sealedAt", notNullValue());

        byte[] back =
                author().get(version(model, version) + "/files/model.onnx")
                        .then()
                        .statusCode(200)
                        .header("X-Content-Sha256", Digest.of(onnx).hex())
                        .extract()
                        .asByteArray();
        assertThat(back).isEqualTo(onnx);
    }

    private static VersionFile file(String path, byte[] content, String mediaType) {
        return new VersionFile(path, content.length, Digest.of(content), mediaType);
    }

    @Test
    void sealingTwiceAnswersTheSameVersion() {
        String model = newModel();
        int version = newVersion(model);
        upload(model, version, "model.onnx", example("model/model.onnx")).statusCode(200);
        String first = seal(model, version).statusCode(200).extract().path("digest");
        seal(model, version).statusCode(200).body("digest", equalTo(first));
    }

    @Test
    void aSealedVersionTakesNoFile() {
        String model = newModel();
        int version = newVersion(model);
        upload(model, version, "model.onnx", example("model/model.onnx")).statusCode(200);
        seal(model, version).statusCode(200);
        upload(model, version, "card.md", "late".getBytes())
                .statusCode(409)
                .body("code", equalTo("STATE_CONFLICT"))
                .body("detail", containsString("Version 1 is SEALED"));
    }

    @Test
    void somethingThatIsNotOnnxIsRefused() {
        String model = newModel();
        int version = newVersion(model);
        upload(model, version, "model.onnx", "hello, I am a text file".getBytes()).statusCode(200);
        seal(model, version)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("MODEL_REFUSED"))
                .body("violations.field", hasItem("model.onnx"))
                .body("detail", containsString("not an ONNX file"));
    }

    @Test
    void aTruncatedModelIsRefused() {
        String model = newModel();
        int version = newVersion(model);
        byte[] onnx = example("model/model.onnx");
        upload(model, version, "model.onnx", java.util.Arrays.copyOf(onnx, onnx.length / 2))
                .statusCode(200);
        seal(model, version)
                .statusCode(422)
                .body("code", equalTo("MODEL_REFUSED"))
                .body("detail", containsString("cut off"));
    }

    @Test
    void zipMapOutputsAreRefusedWithTheFix() {
        String model = newModel();
        int version = newVersion(model);
        upload(model, version, "model.onnx", example("zipmap/model.onnx")).statusCode(200);
        seal(model, version)
                .statusCode(422)
                .body("code", equalTo("MODEL_REFUSED"))
                .body("detail", containsString("options={\"zipmap\": False}"));
    }

    @Test
    void aVersionWithoutAModelIsRefused() {
        String model = newModel();
        int version = newVersion(model);
        upload(model, version, "card.md", "# card".getBytes()).statusCode(200);
        seal(model, version).statusCode(422).body("detail", containsString("no model.onnx"));
    }

    @Test
    void bytesThatDoNotHaveTheAnnouncedDigestAreRefused() {
        String model = newModel();
        int version = newVersion(model);
        author().contentType("application/octet-stream")
                .header("X-Content-Sha256", "0".repeat(64))
                .body("abc".getBytes())
                .put(version(model, version) + "/files/card.md")
                .then()
                .statusCode(422)
                .body("code", equalTo("DIGEST_MISMATCH"));
        author().get(version(model, version))
                .then()
                .statusCode(200)
                .body("files", equalTo(List.of()))
                .body("digest", nullValue());
    }
}
