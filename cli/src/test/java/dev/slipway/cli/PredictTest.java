package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictTest {
    @TempDir Path folder;

    private final Gateway gateway = new Gateway();

    @AfterEach
    void closeTheGateway() {
        gateway.close();
    }

    @Test
    void theRightToPredictIsEnough() throws Exception {
        Path rows = Files.writeString(folder.resolve("rows.csv"), "delay\n1\n");
        gateway.when("GET /serve/staging/m/v2/models", 200, "{\"models\":[\"m\"]}")
                .when(
                        "GET /serve/staging/m/v2/models/m",
                        200,
                        "{\"inputs\":[{\"name\":\"delay\",\"datatype\":\"FP32\",\"shape\":[-1]}]}")
                .when("POST /serve/staging/m/v2/models/m/infer", 200, "{\"outputs\":[]}");

        assertThat(Run.slipway(gateway, "predict", "staging/m", rows.toString()).exitCode())
                .isZero();
        assertThat(gateway.calls())
                .hasSize(3)
                .allSatisfy(call -> assertThat(call).contains(" /serve/staging/m/v2/models"));
    }

    @Test
    void aServerWithoutAModelIsSaid() {
        gateway.when("GET /serve/staging/m/v2/models", 200, "{\"models\":[]}");

        assertThat(Run.slipway(gateway, "predict", "staging/m", "rows.csv").err())
                .isEqualTo(
                        """
                        error: staging/m has no model loaded now
                        what to do: look with `slipway status staging/m`
                        """);
    }

    @Test
    void aDeploymentThatIsNotThereIsNotFound() {
        gateway.when(
                "GET /serve/staging/m/v2/models",
                404,
                "{\"error\":\"No deployment staging/m is running\"}");

        assertThat(Run.slipway(gateway, "predict", "staging/m", "rows.csv").err())
                .startsWith("error: Not found\n  No deployment staging/m is running\n");
    }

    @Test
    void rowsThatAreNoCsvAreRefused() throws Exception {
        Path rows = Files.write(folder.resolve("rows.csv"), new byte[] {0, 1, 2});
        gateway.when("GET /serve/staging/m/v2/models", 200, "{\"models\":[\"m\"]}")
                .when("GET /serve/staging/m/v2/models/m", 200, "{\"inputs\":[]}");

        assertThat(Run.slipway(gateway, "predict", "staging/m", rows.toString()).err())
                .startsWith(
                        "error: " + rows + " is not a CSV file: it has bytes that no text has\n");
    }
}
