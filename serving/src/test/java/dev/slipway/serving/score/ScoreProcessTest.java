package dev.slipway.serving.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.model.Datatype;
import dev.slipway.serving.Main;
import dev.slipway.serving.fixture.Child;
import dev.slipway.serving.fixture.Models;
import dev.slipway.serving.fixture.OnnxWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreProcessTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;

    private Child.Result score(OnnxWriter model, String rows, String... more) throws Exception {
        String file = Models.write(folder, model).toString();
        String[] arguments = new String[3 + more.length];
        arguments[0] = "score";
        arguments[1] = "--model";
        arguments[2] = file;
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Child.run(Main.class.getName(), rows, arguments);
    }

    private static void refused(Child.Result result, int exit, String report) {
        assertThat(result.report()).isEqualTo(report);
        assertThat(result.exit()).isEqualTo(exit);
    }

    @Test
    void everyRowIsAnsweredInOrder() throws Exception {
        StringBuilder rows = new StringBuilder("city,other,age\n");
        StringBuilder expected = new StringBuilder("same_age,same_city\r\n");
        for (int i = 0; i < 1000; i++) {
            rows.append("\"c,").append(i).append("\",x,").append(i).append(".5\n");
            expected.append(i).append(".5,\"c,").append(i).append("\"\r\n");
        }
        Child.Result result = score(Models.columns(), rows.toString(), "--latency-rows", "100");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out().replace("\r\n", "\n"))
                .isEqualTo(expected.toString().replace("\r\n", "\n"));
        JsonNode report = JSON.readTree(result.report());
        assertThat(report.path("event").asText()).isEqualTo("scored");
        assertThat(report.path("rows").asLong()).isEqualTo(1000);
        assertThat(report.path("latency").path("rows").asLong()).isEqualTo(100);
        assertThat(report.path("latency").path("p50Micros").asDouble()).isPositive();
        assertThat(report.path("peakMemoryBytes").asLong()).isGreaterThan(10_000_000);
        assertThat(report.path("sandbox").asText()).isIn("landlock", "seccomp");
    }

    @Test
    void nothingIsLeftInTheTemporaryFolder() throws Exception {
        String model = Models.write(folder, Models.columns()).toString();
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Child.Result result =
                Child.run(
                        Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary),
                        Main.class.getName(),
                        "",
                        "describe",
                        "--model",
                        model);
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void aSandboxThatTheMachineLacksIsRefusedBeforeTheModelIsTouched() throws Exception {
        Child.Result result =
                Child.run(
                        Map.of("SLIPWAY_CONFINED", "not really"),
                        Main.class.getName(),
                        "",
                        "describe",
                        "--model",
                        folder.resolve("none.onnx").toString(),
                        "--require-sandbox",
                        "landlock");
        refused(
                result,
                13,
                "{\"event\":\"refused\",\"code\":\"SANDBOX\",\"reason\":\"this machine allows the sandbox seccomp, but landlock is required; the model was not touched\"}");
    }

    @Test
    void severalElementsPerRowAreSeveralColumns() throws Exception {
        Child.Result result = score(Models.identity(Datatype.FP32), "x[1],x[0]\n2,1\n4,3\n");
        assertThat(result.out().replace("\r\n", "\n")).isEqualTo("y[0],y[1]\n1.0,2.0\n3.0,4.0\n");
    }

    @Test
    void emptyFieldsAreMissingNumbers() throws Exception {
        Child.Result result = score(Models.columns(), "age,city\n,\nnan,b\n");
        assertThat(result.out().replace("\r\n", "\n"))
                .isEqualTo("same_age,same_city\nNaN,\nNaN,b\n");
    }

    @Test
    void rowsThatCannotBeReadAreRefusedByLineAndColumn() throws Exception {
        refused(
                score(Models.columns(), "age,city\n1,a\nten,b\n"),
                11,
                "{\"event\":\"refused\",\"code\":\"DATA\",\"line\":3,\"column\":\"age\",\"reason\":\"'ten' is not a value of type FP32\"}");
        refused(
                score(Models.columns(), "age\n1\n"),
                11,
                "{\"event\":\"refused\",\"code\":\"DATA\",\"line\":1,\"column\":\"city\",\"reason\":\"the header lacks the column city of the model's input\"}");
        refused(
                score(Models.columns(), "age,city\n1,a,b\n"),
                11,
                "{\"event\":\"refused\",\"code\":\"DATA\",\"line\":2,\"reason\":\"the row has 3 fields, the header 2\"}");
        refused(
                score(Models.columns(), ""),
                11,
                "{\"event\":\"refused\",\"code\":\"DATA\",\"line\":1,\"reason\":\"there is no header\"}");
        refused(
                score(Models.columns(), "age,city\n"),
                11,
                "{\"event\":\"refused\",\"code\":\"DATA\",\"reason\":\"there are no rows below the header\"}");
    }

    @Test
    void rowsThatTheModelCannotScoreAreItsFault() throws Exception {
        Child.Result result = score(Models.lookup(), "index\n1\n7\n", "--latency-rows", "0");
        assertThat(result.exit()).isEqualTo(10);
        assertThat(JSON.readTree(result.report()).path("reason").asText())
                .startsWith("the model cannot score: ");
    }

    @Test
    void memoryAndTimeAreLimited() throws Exception {
        Child.Result memory =
                score(Models.columns(), "age,city\n1,a\n", "--max-memory-bytes", "30000000");
        refused(
                memory,
                12,
                "{\"event\":\"refused\",\"code\":\"LIMITS\",\"reason\":\"used more than 30000000 bytes of memory\"}");
    }

    @Test
    void describeTellsTheSignature() throws Exception {
        String model = Models.write(folder, Models.columns()).toString();
        Child.Result result = Child.run(Main.class.getName(), "", "describe", "--model", model);
        assertThat(result.out())
                .isEqualTo(
                        "{\"inputs\":[{\"name\":\"age\",\"datatype\":\"FP32\",\"shape\":[-1,1]},{\"name\":\"city\",\"datatype\":\"BYTES\",\"shape\":[-1,1]}],\"outputs\":[{\"name\":\"same_age\",\"datatype\":\"FP32\",\"shape\":[-1,1]},{\"name\":\"same_city\",\"datatype\":\"BYTES\",\"shape\":[-1,1]}]}\n");
        String broken = Files.writeString(folder.resolve("b.onnx"), "no").toString();
        refused(
                Child.run(Main.class.getName(), "", "describe", "--model", broken),
                10,
                "{\"event\":\"refused\",\"code\":\"MODEL\",\"reason\":\"the runtime cannot load the model: Error code - ORT_INVALID_PROTOBUF - message: Load model from b.onnx failed:Protobuf parsing failed.\"}");
    }

    @Test
    void wrongOptionsAreNamed() throws Exception {
        Child.Result result = Child.run(Main.class.getName(), "", "score", "--modell", "x");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).startsWith("serving: option --model is missing\n");
    }
}
