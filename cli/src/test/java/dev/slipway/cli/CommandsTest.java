package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    private static final String DIGEST = "sha256:0123456789abcdef" + "0".repeat(48);
    private static final String SEALED =
            """
            {"id":"v","model":"flight-delay","version":3,"state":"SEALED","digest":"%s",
             "sizeBytes":5,"author":"ann","createdAt":"2026-11-25T11:55:00Z",
             "sealedAt":"2026-11-25T11:55:00Z"}"""
                    .formatted(DIGEST);

    @TempDir Path folder;

    private final Gateway gateway = new Gateway();

    @AfterEach
    void closeTheGateway() {
        gateway.close();
    }

    @Test
    void pushMakesTheModelSendsTheFilesAndSeals() throws Exception {
        Files.writeString(folder.resolve("model.onnx"), "bytes");
        Files.writeString(folder.resolve(".hidden"), "not sent");
        gateway.when("GET /api/v1/models/flight-delay", 404, "{\"title\":\"Not found\"}")
                .when("POST /api/v1/models", 201, "{}")
                .when("POST /api/v1/models/flight-delay/versions", 201, "{\"version\":3}")
                .when("PUT /api/v1/models/flight-delay/versions/3/files/model.onnx", 200, "{}")
                .when("POST /api/v1/models/flight-delay/versions/3/seal", 200, SEALED);

        Run run = Run.slipway(gateway, "push", folder.toString(), "--model", "flight-delay");

        assertThat(run.err())
                .isEqualTo(
                        """
                        model flight-delay is new
                          sent model.onnx (5 bytes)
                        next: slipway validate flight-delay/3 --policy NAME
                        """);
        assertThat(run.out())
                .isEqualTo(
                        """
                        NAME            STATE   SIZE  DIGEST               AUTHOR  AGE
                        flight-delay/3  SEALED  5     sha256:0123456789ab  ann     5m
                        """);
        assertThat(run.exitCode()).isZero();
        assertThat(gateway.body("PUT /api/v1/models/flight-delay/versions/3/files/model.onnx"))
                .isEqualTo("bytes");
        assertThat(gateway.calls()).hasSize(5);
    }

    @Test
    void aPushThatIsRefusedGivesTheVersionUp() throws Exception {
        Files.writeString(folder.resolve("model.onnx"), "bytes");
        gateway.when("GET /api/v1/models/m", 200, "{}")
                .when("POST /api/v1/models/m/versions", 201, "{\"version\":1}")
                .when("PUT /api/v1/models/m/versions/1/files/model.onnx", 200, "{}")
                .when(
                        "POST /api/v1/models/m/versions/1/seal",
                        422,
                        """
                        {"title":"The model is refused","code":"MODEL_REFUSED","status":422,
                         "detail":"model.onnx is not an ONNX file.","requestId":"r-9",
                         "violations":[{"field":"model.onnx","in":"body","message":"no graph"}]}""")
                .when("DELETE /api/v1/models/m/versions/1", 204, "");

        Run run = Run.slipway(gateway, "push", folder.toString(), "--model", "m");

        assertThat(run.err())
                .isEqualTo(
                        """
                          sent model.onnx (5 bytes)
                          gave up m/1; the next push makes the next version
                        error: The model is refused
                          model.onnx is not an ONNX file.
                          - model.onnx: no graph
                        request id: r-9
                        """);
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(gateway.calls()).endsWith("DELETE /api/v1/models/m/versions/1");
    }

    @Test
    void aFailedGateIsExitCodeThreeAndSaysWhy() {
        gateway.when("POST /api/v1/evaluations", 202, "{\"id\":\"e-1\",\"state\":\"QUEUED\"}")
                .when("GET /api/v1/evaluations/e-1", 200, "{\"id\":\"e-1\",\"state\":\"RUNNING\"}")
                .when(
                        "GET /api/v1/evaluations/e-1",
                        200,
                        """
                        {"id":"e-1","model":"m","version":2,"policy":"flights","state":"FAIL",
                         "queuedAt":"2026-11-25T11:59:30Z","gates":[
                         {"id":"auc","verdict":"PASS","summary":"0.91 > 0.65"},
                         {"id":"champion","verdict":"FAIL","summary":"worse by 0.21",
                          "advice":"keep the departure delay"}]}""");

        Run run = Run.slipway(gateway, "validate", "m/2", "--policy", "flights");

        assertThat(run.out())
                .isEqualTo(
                        """
                        NAME  MODEL  VERSION  POLICY   STATE  AGE
                        e-1   m      2        flights  FAIL   30s

                        NAME      VERDICT  SUMMARY
                        auc       PASS     0.91 > 0.65
                        champion  FAIL     worse by 0.21
                        """);
        assertThat(run.err())
                .isEqualTo(
                        """
                          running
                          fail
                        champion: keep the departure delay
                        """);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(gateway.body("POST /api/v1/evaluations"))
                .contains("\"version\":\"m/2\"")
                .contains("\"policy\":\"flights\"");
    }

    @Test
    void inconclusiveAndErrorHaveExitCodesOfTheirOwn() {
        gateway.when("POST /api/v1/evaluations", 202, "{\"id\":\"a\",\"state\":\"INCONCLUSIVE\"}");
        assertThat(Run.slipway(gateway, "validate", "m/1", "--policy", "p", "--no-wait").exitCode())
                .isEqualTo(6);

        try (Gateway other = new Gateway()) {
            other.when("POST /api/v1/evaluations", 202, "{\"id\":\"a\",\"state\":\"ERROR\"}");
            assertThat(
                            Run.slipway(other, "validate", "m/1", "--policy", "p", "--no-wait")
                                    .exitCode())
                    .isEqualTo(7);
        }
    }

    @Test
    void statusOfAVersionIsTheLifecycleLine() {
        String query = "?limit=1&version=flight-delay%2F3";
        gateway.when("GET /api/v1/versions?ref=flight-delay%2F3", 200, SEALED)
                .when(
                        "GET /api/v1/evaluations" + query,
                        200,
                        """
                        {"items":[{"state":"PASS","policy":"flights","policyRevision":1,
                         "requestedBy":"ann","finishedAt":"2026-11-25T11:57:00Z"}]}""")
                .when(
                        "GET /api/v1/builds" + query,
                        200,
                        """
                        {"items":[{"state":"BUILT","imageDigest":"%s","requestedBy":"ann",
                         "finishedAt":"2026-11-25T11:58:00Z"}]}"""
                                .formatted(DIGEST))
                .when(
                        "GET /api/v1/releases" + query,
                        200,
                        """
                        {"items":[{"state":"HEALTHY","environment":"staging",
                         "deployment":"flight-delay","requestedBy":"bob",
                         "healthyAt":"2026-11-25T11:59:00Z"}]}""")
                .when(
                        "GET /api/v1/monitors/staging/flight-delay",
                        200,
                        "{\"status\":\"DRIFTING\",\"rows\":10500,\"openAlerts\":1}");

        Run run = Run.slipway(gateway, "status", "flight-delay/3");

        assertThat(run.out())
                .isEqualTo(
                        """
                        flight-delay/3
                        ● pushed     sha256:0123456789ab, 5m ago by ann
                        ● validated  PASS by flights/1, 3m ago by ann
                        – reviewed   not required by policy
                        ● built      sha256:0123456789ab, 2m ago by ann
                        ● deployed   staging/flight-delay, 1m ago by bob
                        ▲ watched    DRIFTING, 10500 rows, 1 open alerts
                        """);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void statusAloneIsTheServicesAndFailsWhenOneIsAway() {
        gateway.when(
                "GET /api/v1/system",
                200,
                """
                {"services":[{"name":"gateway","ready":true},
                 {"name":"monitor","ready":false,"detail":"It does not answer"}]}""");

        Run run = Run.slipway(gateway, "status");

        assertThat(run.out())
                .isEqualTo(
                        """
                        NAME     READY  DETAIL
                        gateway  true   -
                        monitor  false  It does not answer
                        """);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void predictSendsTensorsAndPrintsRows() throws Exception {
        Path rows = folder.resolve("rows.csv");
        Files.writeString(rows, "carrier,delay,late\nUS,-6,0\nAA,12.5,1\n");
        deployment();
        gateway.when(
                "POST /serve/staging/m/v2/models/m/infer",
                200,
                """
                {"outputs":[{"name":"label","shape":[2],"datatype":"INT64","data":[0,1]},
                 {"name":"probabilities","shape":[2,2],"datatype":"FP32","data":[0.9,0.1,0.2,0.8]}]}""");

        Run run = Run.slipway(gateway, "predict", "staging/m", rows.toString());

        assertThat(run.out())
                .isEqualTo(
                        """
                        label  probabilities[0]  probabilities[1]
                        0      0.9               0.1
                        1      0.2               0.8
                        """);
        assertThat(gateway.body("POST /serve/staging/m/v2/models/m/infer"))
                .isEqualTo(
                        "{\"inputs\":[{\"name\":\"delay\",\"datatype\":\"FP32\",\"shape\":[2,1],"
                                + "\"data\":[-6,12.5]},{\"name\":\"carrier\",\"datatype\":\"BYTES\","
                                + "\"shape\":[2,1],\"data\":[\"US\",\"AA\"]}]}");
    }

    @Test
    void predictCanPrintTheCallInsteadWithoutTheToken() throws Exception {
        Path rows = folder.resolve("rows.csv");
        Files.writeString(rows, "carrier,delay\nO'Hare,1\n");
        deployment();

        Run run = Run.slipway(gateway, "predict", "staging/m", rows.toString(), "--curl");

        assertThat(run.out())
                .isEqualTo(
                        """
                        curl -sS '%s/serve/staging/m/v2/models/m/infer' \\
                          -H "Authorization: Bearer $SLIPWAY_TOKEN" \\
                          -H 'Content-Type: application/json' \\
                          --data-raw '{"inputs":[{"name":"delay","datatype":"FP32","shape":[1,1],\
                        "data":[1]},{"name":"carrier","datatype":"BYTES","shape":[1,1],\
                        "data":["O'\\''Hare"]}]}'
                        """
                                .formatted(gateway.url()));
    }

    @Test
    void aCellThatIsNoNumberIsNamed() throws Exception {
        Path rows = folder.resolve("rows.csv");
        Files.writeString(rows, "carrier,delay\nUS,1\nUS,soon\n");
        deployment();

        Run run = Run.slipway(gateway, "predict", "staging/m", rows.toString());

        assertThat(run.err()).isEqualTo("error: Row 2, column delay: 'soon' is no number\n");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private void deployment() {
        gateway.when("GET /serve/staging/m/v2/models", 200, "{\"models\":[\"m\"]}")
                .when(
                        "GET /serve/staging/m/v2/models/m",
                        200,
                        """
                        {"inputs":[{"name":"delay","datatype":"FP32","shape":[-1,1]},
                         {"name":"carrier","datatype":"BYTES","shape":[-1,1]}]}""");
    }

    @Test
    void noCredentialsIsExitCodeFiveWithAdvice() {
        Run run =
                Run.with(
                        Map.of("SLIPWAY_URL", gateway.url(), "HOME", folder.toString()),
                        "",
                        "model",
                        "list");

        assertThat(run.err())
                .isEqualTo(
                        """
                        error: No valid credentials
                          Sign in.
                        what to do: sign in with `slipway login ADDRESS`, or set SLIPWAY_TOKEN
                        request id: r-1
                        """);
        assertThat(run.exitCode()).isEqualTo(5);
    }

    @Test
    void anAddressThatDoesNotAnswerIsSaid() {
        Run run =
                Run.with(
                        Map.of("SLIPWAY_URL", "http://127.0.0.1:1", "HOME", "/nowhere"),
                        "",
                        "status");

        assertThat(run.err())
                .isEqualTo(
                        """
                        error: Nothing answers at http://127.0.0.1:1
                        what to do: start the stack with `./slipway up`, or set SLIPWAY_URL to where it runs
                        """);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void wrongUsageIsExitCodeTwo() {
        assertThat(Run.slipway(gateway, "push").exitCode()).isEqualTo(2);
        assertThat(Run.slipway(gateway, "nonsense").exitCode()).isEqualTo(2);
        assertThat(Run.slipway(gateway).exitCode()).isEqualTo(2);
    }

    @Test
    void listsFollowThePagesAndPrintInEachForm() {
        gateway.when(
                        "GET /api/v1/models?limit=200",
                        200,
                        "{\"items\":[{\"name\":\"a\",\"latestVersion\":2}],\"next\":\"c1\"}")
                .when(
                        "GET /api/v1/models?limit=200&cursor=c1",
                        200,
                        "{\"items\":[{\"name\":\"b\"}]}");

        assertThat(Run.slipway(gateway, "model", "list", "-o", "name").out()).isEqualTo("a\nb\n");
        assertThat(Run.slipway(gateway, "model", "list", "-o", "yaml").out())
                .isEqualTo("items:\n- name: a\n  latestVersion: 2\n- name: b\n");
        assertThat(Run.slipway(gateway, "model", "list", "--json").out())
                .isEqualTo(
                        """
                        {
                          "items" : [ {
                            "name" : "a",
                            "latestVersion" : 2
                          }, {
                            "name" : "b"
                          } ]
                        }
                        """);
    }

    @Test
    void aTokenStandsAloneOnStandardOutput() {
        gateway.when(
                "POST /api/v1/tokens",
                201,
                "{\"id\":\"1\",\"token\":\"slw_new\",\"expiresAt\":\"2026-12-25T12:00:00Z\"}");

        Run run =
                Run.slipway(
                        gateway, "token", "create", "--scope", "read,predict", "--expires", "8h");

        assertThat(run.out()).isEqualTo("slw_new\n");
        assertThat(run.err()).isEqualTo("expires 2026-12-25T12:00:00Z; it is not shown again\n");
        assertThat(gateway.body("POST /api/v1/tokens"))
                .contains("\"scopes\":[\"read\",\"predict\"]")
                .contains("\"expires\":\"PT8H\"");
    }

    @Test
    void loginKeepsTheTokenWhereOnlyItsOwnerReads() throws Exception {
        gateway.when("GET /api/v1/session", 200, "{\"username\":\"ann\"}")
                .when("GET /api/v1/models?limit=200", 200, "{\"items\":[]}");
        Map<String, String> environment =
                Map.of("XDG_CONFIG_HOME", folder.toString(), "HOME", "/nowhere");

        Run run = Run.with(environment, "slw_test\n", "login", gateway.url());

        Path file = folder.resolve("slipway/config.yaml");
        assertThat(run.err()).isEqualTo("signed in as ann; kept in " + file + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Run.with(environment, "", "model", "list").exitCode()).isZero();
    }

    @Test
    void aliasSetPointsAtTheVersion() {
        gateway.when("GET /api/v1/versions?ref=flight-delay%2F3", 200, SEALED)
                .when("PUT /api/v1/models/flight-delay/aliases/champion", 200, "{}");

        Run run = Run.slipway(gateway, "alias", "set", "flight-delay@champion", "3");

        assertThat(run.err()).isEqualTo("flight-delay@champion is flight-delay/3\n");
        assertThat(gateway.body("PUT /api/v1/models/flight-delay/aliases/champion"))
                .isEqualTo("{\"version\":3}");
    }

    @Test
    void aReleaseThatFailsSaysWhyAndWhatStillRuns() {
        gateway.when("POST /api/v1/releases", 202, "{\"id\":\"r\",\"state\":\"DRAFT\"}")
                .when(
                        "GET /api/v1/releases/r",
                        200,
                        """
                        {"id":"r","state":"FAILED","environment":"staging","deployment":"m",
                         "model":"m","version":1,"reason":"golden rows differ",
                         "createdAt":"2026-11-25T12:00:00Z"}""");

        Run run = Run.slipway(gateway, "deploy", "m/1", "--environment", "staging");

        assertThat(run.err())
                .isEqualTo(
                        """
                          failed
                        error: The release ended FAILED: golden rows differ
                        what to do: what ran before still runs; look with `slipway status staging/m`
                        """);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void aGateThatHasNotPassedStopsADeployWithExitCodeThree() {
        gateway.when(
                "POST /api/v1/releases",
                409,
                "{\"title\":\"A required gate has not passed\",\"code\":\"GATE_NOT_PASSED\"}");

        assertThat(Run.slipway(gateway, "deploy", "m/1", "--environment", "staging").exitCode())
                .isEqualTo(3);
    }

    @Test
    void completionIsAScript() {
        assertThat(Run.slipway(gateway, "completion").out()).startsWith("#!/usr/bin/env bash");
    }
}
