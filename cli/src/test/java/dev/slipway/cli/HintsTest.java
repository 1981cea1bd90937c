package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the command line tells people to do can be done as it stands.
class HintsTest {
    @TempDir Path folder;

    private final Gateway gateway = new Gateway();

    @AfterEach
    void closeTheGateway() {
        gateway.close();
    }

    private Run installed(String... arguments) {
        return Run.with(
                Map.of(
                        "SLIPWAY_URL",
                        gateway.url(),
                        "SLIPWAY_TOKEN",
                        "slw_test",
                        "SLIPWAY_INSTALL",
                        folder.toString(),
                        "HOME",
                        "/nowhere"),
                "",
                arguments);
    }

    @Test
    void theNextCommandIsOfTheStartScriptAndQuoted() throws Exception {
        Path model = Files.writeString(folder.resolve("model.onnx"), "bytes");
        gateway.when("GET /api/v1/models/my%20model", 200, "{}")
                .when("POST /api/v1/models/my%20model/versions", 201, "{\"version\":1}")
                .when("PUT /api/v1/models/my%20model/versions/1/files/model.onnx", 200, "{}")
                .when("POST /api/v1/models/my%20model/versions/1/seal", 200, "{\"version\":1}");

        Run run = installed("push", model.toString(), "--model", "my model");

        assertThat(run.err()).endsWith("next: ./slipway validate 'my model/1' --policy NAME\n");
    }

    @Test
    void adviceOfAServiceBecomesACommand() {
        gateway.when(
                "POST /api/v1/releases",
                404,
                """
                {"title":"Not found","detail":"There is no environment prodd; there are staging. \
                PUT /api/v1/environments/prodd makes it."}""");

        assertThat(installed("deploy", "m/1", "--environment", "prodd").err())
                .isEqualTo(
                        """
                        error: Not found
                          There is no environment prodd; there are staging. \
                        `./slipway environment create prodd --target local` makes it.
                        request id: r-1
                        """);
    }

    @Test
    void thatCommandMakesTheEnvironmentAndLeavesOneThatIsThere() {
        gateway.when("GET /api/v1/environments", 200, "{\"items\":[{\"name\":\"staging\"}]}")
                .when(
                        "PUT /api/v1/environments/prodd",
                        200,
                        "{\"name\":\"prodd\",\"target\":\"local\"}");

        assertThat(installed("environment", "create", "prodd", "--target", "local").out())
                .isEqualTo("NAME   TARGET  AGE\nprodd  local   -\n");
        assertThat(gateway.body("PUT /api/v1/environments/prodd"))
                .isEqualTo("{\"target\":\"local\"}");
        assertThat(installed("environment", "create", "staging").err())
                .isEqualTo("error: There is an environment staging already\n");
    }

    @Test
    void aTimeThatIsTooLongIsExplainedAsItIsWritten() {
        gateway.when(
                "POST /api/v1/tokens",
                400,
                """
                {"title":"The request is wrong","violations":[{"field":"expires","message":\
                "must be an ISO 8601 duration of at most 366 days, for example P30D"}]}""");

        assertThat(installed("token", "create", "--scope", "read", "--expires", "100000d").err())
                .contains("  - expires: must be a time of at most 366 days, for example 30d\n");
    }

    @Test
    void helpListsTheCommandsAndExplainsOne() {
        Run all = installed("help");
        assertThat(all.exitCode()).isZero();
        assertThat(all.out())
                .startsWith("Usage: ./slipway ")
                .contains("  push  ", "  token  ", "  help  ", "  ./slipway push DIR --model NAME");

        assertThat(installed("help", "push").out())
                .isEqualTo(installed("push", "--help").out())
                .startsWith("Usage: ./slipway push ");
        assertThat(installed("help", "token", "create").out())
                .startsWith("Usage: ./slipway token create ");

        Run unknown = installed("help", "token", "mint");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).startsWith("There is no command ./slipway token mint\n");
    }

    @Test
    void aNameThatIsNoDeploymentIsExplainedBeforeAnyCall() {
        for (String command : new String[] {"predict", "rollback", "undeploy"}) {
            Run run =
                    command.equals("predict")
                            ? installed(command, "nope", "rows.csv")
                            : installed(command, "nope", "--reason", "r");
            assertThat(run.err())
                    .isEqualTo(
                            """
                            error: nope is no deployment
                            what to do: write ENVIRONMENT/NAME, like staging/flight-delay; \
                            `./slipway deployment list` shows those there are
                            """);
            assertThat(run.exitCode()).isEqualTo(2);
        }
        assertThat(installed("status", "nope").err())
                .startsWith("error: nope is neither a version nor a deployment\n");
        assertThat(gateway.calls()).isEmpty();
    }
}
