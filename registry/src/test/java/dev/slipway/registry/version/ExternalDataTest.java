package dev.slipway.registry.version;

import static dev.slipway.registry.Api.newModel;
import static dev.slipway.registry.Api.newVersion;
import static dev.slipway.registry.Api.seal;
import static dev.slipway.registry.Api.upload;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithStack(role = "registry")
class ExternalDataTest {
    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, leaves the model's folder",
        "/etc/passwd, absolute path",
        "a/./b, not a plain relative path",
        "weights.bin, not among the files"
    })
    void dataThatIsNotInsideTheVersionIsRefused(String location, String reason) {
        String model = newModel();
        int version = newVersion(model);
        upload(model, version, "model.onnx", OnnxBytes.withExternalData(location)).statusCode(200);
        seal(model, version)
                .statusCode(422)
                .body("code", equalTo("MODEL_REFUSED"))
                .body("detail", containsString(location))
                .body("detail", containsString(reason));
    }

    @Test
    void dataInsideTheVersionIsTaken() {
        String model = newModel();
        int version = newVersion(model);
        upload(model, version, "model.onnx", OnnxBytes.withExternalData("data/w.bin"))
                .statusCode(200);
        upload(model, version, "data/w.bin", new byte[4]).statusCode(200);
        seal(model, version)
                .statusCode(200)
                .body("signature.inputs[0].name", equalTo("x"))
                .body("files[0].path", equalTo("data/w.bin"));
    }

    @Test
    void aGivenSignatureMustAgreeWithTheGraph() {
        String model = newModel();
        int version = newVersion(model);
        upload(model, version, "model.onnx", OnnxBytes.withExternalData("w.bin")).statusCode(200);
        upload(model, version, "w.bin", new byte[4]).statusCode(200);
        upload(model, version, "signature.json", signature("FP64")).statusCode(200);
        seal(model, version)
                .statusCode(422)
                .body("detail", containsString("the graph has no input x of the type FP64"));
        upload(model, version, "signature.json", signature("FP32")).statusCode(200);
        seal(model, version).statusCode(200).body("signatureSource", equalTo("GIVEN"));
    }

    private static byte[] signature(String datatype) {
        return """
               {"inputs":[{"name":"x","datatype":"%s","shape":[1]}],
                "outputs":[{"name":"y","datatype":"FP32","shape":[1]}]}
               """
                .formatted(datatype)
                .getBytes(StandardCharsets.UTF_8);
    }
}
