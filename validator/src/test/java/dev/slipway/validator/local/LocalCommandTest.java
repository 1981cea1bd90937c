package dev.slipway.validator.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.validator.Examples;
import dev.slipway.validator.HandMadeModels;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LocalCommandTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("SLIPWAY_SERVING_JAR", System.getProperty("slipway.serving.jar"));
    private static final String MARCH = Examples.file("data/march.csv").toString();

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        return new CommandLine(new LocalCommand(ENVIRONMENT))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(LocalCommand::failed)
                .execute(words);
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text);
    }

    @Test
    void aModelBetterThanChancePasses() {
        assertThat(run("--local", model("model/model.onnx"), MARCH, "--label", "late")).isZero();
        assertThat(out.toString()).contains("ROC AUC 0.9223").contains("verdict: PASS");
    }

    @Test
    void aWorseModelFailsAgainstItsChampion() throws IOException {
        Path policy =
                Files.writeString(
                        folder.resolve("policy.yaml"),
                        """
                apiVersion: slipway.dev/v1
                name: p
                gates:
                  - {id: champion, type: champion, metric: roc_auc, dataset: march, champion: c, margin: 0.01}
                """);

        assertThat(
                        run(
                                "--local",
                                model("worse/model.onnx"),
                                MARCH,
                                "--label",
                                "late",
                                "--policy",
                                policy.toString(),
                                "--champion",
                                model("model/model.onnx")))
                .isEqualTo(3);
        assertThat(out.toString()).contains("ROC AUC minus champion model.onnx: -0.2058");
    }

    @Test
    void zipMapIsRefusedWithItsFix() {
        assertThat(run("--local", model("zipmap/model.onnx"), MARCH, "--label", "late"))
                .isEqualTo(3);
        assertThat(out.toString()).contains("options={\"zipmap\": False}");
    }

    @Test
    void aLabelThatIsNotThereIsNamed() {
        assertThat(run("--local", model("model/model.onnx"), MARCH, "--label", "latte"))
                .isEqualTo(3);
        assertThat(out.toString()).startsWith("line 1: there is no column latte");
    }

    @Test
    void tooFewRowsAreInconclusive() throws IOException {
        Path model = Files.write(folder.resolve("m.onnx"), HandMadeModels.identity());
        Path data = csv("x,late\n0.1,0\n0.9,1\n0.8,0\n0.7,1\n0.2,1\n");

        assertThat(run("--local", model.toString(), data.toString(), "--label", "late"))
                .isEqualTo(6);
    }

    @Test
    void wrongUseIsExitCode2() {
        assertThat(run("--local", "nothing.onnx", MARCH, "--label", "late")).isEqualTo(2);
        assertThat(err.toString()).contains("MODEL is not a file that can be read: nothing.onnx");
        assertThat(run("--local")).isEqualTo(2);
    }

    private static String model(String path) {
        return Examples.file(path).toString();
    }
}
