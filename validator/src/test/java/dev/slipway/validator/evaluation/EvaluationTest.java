package dev.slipway.validator.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.identity.Verb;
import dev.slipway.core.statistics.Baseline;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.testkit.TestPostgres;
import dev.slipway.testkit.WithStack;
import dev.slipway.validator.Api;
import dev.slipway.validator.Examples;
import dev.slipway.validator.HandMadeModels;
import dev.slipway.validator.Published;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "validator")
class EvaluationTest {
    private static final String SMALL_POLICY =
            """
            apiVersion: slipway.dev/v1
            name: small
            gates:
              - {id: auc, type: metric, metric: roc_auc, dataset: small, min: 0.6}
            """;

    @Inject Published published;

    @Inject EvaluationJob job;

    @Inject BlobStore blobs;

    @Inject ObjectMapper mapper;

    @Test
    void aGoodVersionPassesAndAWorseOneFailsAgainstIt() throws Exception {
        String project = "flights";
        flights(project);
        Published.Version good =
                published.sealed(project, "flight-delay", 1, Examples.bytes("model/model.onnx"));
        JsonPath passed = evaluated(project, "flight-delay/1", "flights");
        assertThat(passed.getString("state")).isEqualTo("PASS");
        assertThat(passed.getList("gates.id", String.class))
                .containsExactly(
                        "file-safety",
                        "structure",
                        "data:march",
                        "auc",
                        "accuracy",
                        "champion",
                        "latency");
        assertThat(passed.getString("gates[5].summary"))
                .startsWith("no champion: nothing to compare against");
        evidenceIsComplete(project, passed, good);
        descriptorIsComplete(passed, good);
        theViewIsPublished(passed);

        published.alias(good, "champion");
        published.sealed(project, "flight-delay", 2, Examples.bytes("worse/model.onnx"));
        JsonPath failed = evaluated(project, "flight-delay/2", "flights");
        assertThat(failed.getString("state")).isEqualTo("FAIL");
        assertThat(failed.getString("gates[5].verdict")).isEqualTo("FAIL");
        assertThat(failed.getDouble("gates[5].statistic")).isBetween(-0.207, -0.205);
        assertThat(failed.getString("gates[3].verdict")).isEqualTo("PASS");
        assertThat(Published.events(project, "flight-delay/2"))
                .containsExactly("evaluation.queued", "evaluation.started", "evaluation.finished");
    }

    private static void flights(String project) {
        // The machine that runs the tests may be slow: latency is not what is tested here.
        String policy =
                Examples.text("policy.yaml").replace("maxP99Millis: 20", "maxP99Millis: 2000");
        Api.policy(project, policy).statusCode(201);
        Api.dataset(
                        project,
                        "march?label=late&id=flight_key&eventTime=event_time",
                        Examples.text("data/march.csv"))
                .statusCode(201);
    }

    private void evidenceIsComplete(
            String project, JsonPath evaluation, Published.Version version) {
        JsonPath evidence =
                Api.as(project)
                        .get("/api/v1/evaluations/" + evaluation.getString("id") + "/evidence")
                        .then()
                        .statusCode(200)
                        .contentType("application/json")
                        .extract()
                        .jsonPath();
        assertThat(evidence.getDouble("metrics.rocAuc.value")).isBetween(0.9222, 0.9224);
        assertThat(evidence.getDouble("metrics.accuracy.value")).isEqualTo(0.9115);
        assertThat(evidence.getList("roc")).hasSizeBetween(100, 200);
        assertThat(evidence.getList("calibration")).hasSize(10);
        assertThat(evidence.getLong("confusion.tp") + evidence.getLong("confusion.fn"))
                .isEqualTo(928);
        assertThat(evidence.getList("scores.edges")).hasSize(21);
        assertThat(evidence.getList("gates")).hasSize(7);
        assertThat(evidence.getString("versionDigest")).isEqualTo(version.digest().value());
        assertThat(evidence.getMap("datasetDigests")).containsOnlyKeys("march@1");
        assertThat(evidence.getInt("latency.rows")).isEqualTo(500);
        assertThat(evidence.getString("sandbox")).isIn("landlock", "seccomp");
        assertThat(evidence.getDouble("metrics.rocAuc.low")).isBetween(0.910, 0.911);
    }

    private void descriptorIsComplete(JsonPath evaluation, Published.Version version)
            throws IOException, SQLException {
        JsonNode descriptor = descriptor(evaluation.getString("id"));
        assertThat(descriptor.path("apiVersion").asText()).isEqualTo("slipway.dev/v1");
        assertThat(descriptor.path("modelPath").asText())
                .isEqualTo("models/flight-delay/1/model.onnx");
        assertThat(descriptor.path("versionId").asText()).isEqualTo(version.id().toString());
        assertThat(descriptor.path("evaluationId").asText()).isEqualTo(evaluation.getString("id"));
        JsonNode golden = descriptor.path("golden");
        assertThat(golden.path("tolerance").asDouble()).isEqualTo(1e-5);
        assertThat(golden.path("request").path("inputs")).hasSize(12);
        JsonNode probabilities = golden.path("response").path("outputs").get(1);
        assertThat(probabilities.path("shape").toString()).isEqualTo("[8,2]");
        assertThat(probabilities.path("data")).hasSize(16);
        assertThat(descriptor.path("monitor").toString())
                .isEqualTo(
                        "{\"windowSeconds\":604800,\"limits\":{\"aucDrop\":0.03,\"minRows\":200,\"psi\":0.1}}");
        Baseline baseline = mapper.treeToValue(descriptor.path("baseline"), Baseline.class);
        assertThat(baseline.rows()).isEqualTo(4000);
        assertThat(baseline.columns()).hasSize(12);
        assertThat(baseline.columns())
                .allSatisfy(
                        column -> assertThat(Arrays.stream(column.counts()).sum()).isEqualTo(4000));
        assertThat(baseline.score().output()).isEqualTo("probabilities");
        assertThat(baseline.score().index()).isEqualTo(1);
    }

    private JsonNode descriptor(String evaluation) throws IOException, SQLException {
        try (var connection = TestPostgres.as("builder");
                var statement =
                        connection.prepareStatement(
                                "select release_sha256 from validator.v_evaluation where evaluation_id = ?")) {
            statement.setObject(1, UUID.fromString(evaluation));
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                try (InputStream in = blobs.open("validator", rows.getString(1))) {
                    return mapper.readTree(in);
                }
            }
        }
    }

    private static void theViewIsPublished(JsonPath evaluation) throws SQLException {
        try (var connection = TestPostgres.as("deployer");
                var statement =
                        connection.prepareStatement(
                                "select verdict, policy, policy_revision, gates::text from validator.v_evaluation"
                                        + " where evaluation_id = ?")) {
            statement.setObject(1, UUID.fromString(evaluation.getString("id")));
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("PASS");
                assertThat(rows.getString(2)).isEqualTo("flights");
                assertThat(rows.getInt(3)).isEqualTo(1);
                assertThat(rows.getString(4))
                        .contains("{\"id\": \"auc\", \"type\": \"metric\", \"verdict\": \"PASS\"}");
            }
        }
    }

    @Test
    void aModelThatIsNotSafeIsRefusedByItsGate() throws Exception {
        String project = "unsafe";
        small(project);
        byte[] whole = HandMadeModels.identity();
        refused(project, "text", "hello".getBytes(), "file-safety", "this is not an ONNX file");
        refused(
                project,
                "cut",
                Arrays.copyOf(whole, whole.length - 20),
                "file-safety",
                "the file is cut off");
        refused(
                project,
                "outside",
                HandMadeModels.externalData("../secret"),
                "file-safety",
                "which leaves the model's folder by '..'");
        refused(
                project,
                "custom",
                HandMadeModels.customOperator(),
                "file-safety",
                "operator com.example:Steal is not part of the runtime");
        refused(
                project,
                "zipmap",
                Examples.bytes("zipmap/model.onnx"),
                "structure",
                "options={\"zipmap\": False}");
        refused(
                project,
                "runtime",
                HandMadeModels.refusedByTheRuntime(),
                "structure",
                "the runtime refuses the model: ");
    }

    private void refused(String project, String model, byte[] onnx, String gate, String why)
            throws Exception {
        published.sealed(project, model, 1, onnx);
        JsonPath evaluation = evaluated(project, model + "/1", "small");
        assertThat(evaluation.getString("state")).as(model).isEqualTo("FAIL");
        Map<String, String> result =
                evaluation.<Map<String, String>>getList("gates").stream()
                        .filter(it -> it.get("id").equals(gate))
                        .findFirst()
                        .orElseThrow();
        assertThat(result.get("verdict")).as(model).isEqualTo("FAIL");
        assertThat(result.get("summary")).contains(why);
        assertThat(evaluation.getString("gates.find { it.id == 'auc' }.summary"))
                .isEqualTo("not run, because gate " + gate + " did not pass");
    }

    @Test
    void withoutTheDataNothingPasses() throws Exception {
        String project = "no-data";
        Api.policy(project, SMALL_POLICY).statusCode(201);
        published.sealed(project, "m", 1, HandMadeModels.identity());

        JsonPath evaluation = evaluated(project, "m/1", "small");

        assertThat(evaluation.getString("state")).isEqualTo("INCONCLUSIVE");
        assertThat(evaluation.getString("gates[2].summary"))
                .isEqualTo("there is no data set small");
    }

    @Test
    void aPolicyWithoutGatesNeverPasses() throws Exception {
        String project = "no-gates";
        Api.policy(project, "apiVersion: slipway.dev/v1\nname: none\ngates: []\n").statusCode(201);
        published.sealed(project, "m", 1, HandMadeModels.identity());

        assertThat(evaluated(project, "m/1", "none").getString("state")).isEqualTo("INCONCLUSIVE");
    }

    @Test
    void filesThatAreNotTheSealedOnesAreAnError() throws Exception {
        String project = "tampered";
        small(project);
        Published.Version version = published.sealed(project, "m", 1, HandMadeModels.identity());
        published.tamper(version, HandMadeModels.customOperator());

        JsonPath evaluation = evaluated(project, "m/1", "small");

        assertThat(evaluation.getString("state")).isEqualTo("ERROR");
        assertThat(evaluation.getString("reason")).contains("sealed was sha256:");
    }

    @Test
    void listsFilterByVersionAndState() throws Exception {
        String project = "lists";
        small(project);
        published.sealed(project, "m", 1, HandMadeModels.identity());
        evaluated(project, "m/1", "small");
        String second = create(project, "m/1", "small");

        Api.as(project)
                .get("/api/v1/evaluations?version=m/1")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].id", equalTo(second));
        Api.as(project)
                .get("/api/v1/evaluations?state=QUEUED&limit=1")
                .then()
                .body("items.id", contains(second));
        Api.as(project)
                .get("/api/v1/evaluations?state=LOST")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("state"));
    }

    @Test
    void whatDoesNotExistOrIsNotSealedIsRefused() {
        String project = "refusals";
        small(project);
        published.version(
                project, "open", 1, "UPLOADING", Map.of("model.onnx", HandMadeModels.identity()));
        published.sealed("refusals-other", "theirs", 1, HandMadeModels.identity());

        request(project, "open/1", "small").statusCode(409).body("code", equalTo("STATE_CONFLICT"));
        request(project, "theirs/1", "small").statusCode(404).body("code", equalTo("NOT_FOUND"));
        request(project, "open", "small")
                .statusCode(400)
                .body("violations[0].field", equalTo("version"));
        published.sealed(project, "m", 1, HandMadeModels.identity());
        request(project, "m/1", "unknown").statusCode(404);
        request(project, "m/1", "").statusCode(400);
        Api.as(project)
                .get("/api/v1/evaluations/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void rightsProjectsAndRepeatedKeysAreKept() {
        String project = "rights";
        small(project);
        published.sealed(project, "m", 1, HandMadeModels.identity());
        Map<String, String> body = Map.of("version", "m/1", "policy", "small");

        Api.as(project, Verb.READ)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/evaluations")
                .then()
                .statusCode(403);
        String first = keyed(project, body);
        assertThat(keyed(project, body)).isEqualTo(first);
        Api.as("rights-other").get("/api/v1/evaluations/" + first).then().statusCode(404);
        Api.as(project).get("/api/v1/evaluations/" + first + "/evidence").then().statusCode(404);
    }

    private static String keyed(String project, Map<String, String> body) {
        return Api.as(project)
                .header("Idempotency-Key", "one")
                .contentType("application/json")
                .body(body)
                .post("/api/v1/evaluations")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static void small(String project) {
        Api.policy(project, SMALL_POLICY).statusCode(201);
        StringBuilder csv = new StringBuilder("x,late\n");
        for (int row = 0; row < 200; row++) {
            csv.append((row * 37 % 200) / 200.0).append(',').append(row * 37 % 200 > 90 ? 1 : 0);
            csv.append('\n');
        }
        Api.dataset(project, "small?label=late", csv.toString()).statusCode(201);
    }

    private static io.restassured.response.ValidatableResponse request(
            String project, String version, String policy) {
        return Api.as(project)
                .contentType("application/json")
                .body(Map.of("version", version, "policy", policy))
                .post("/api/v1/evaluations")
                .then();
    }

    private static String create(String project, String version, String policy) {
        return request(project, version, policy)
                .statusCode(202)
                .body("state", equalTo("QUEUED"))
                .extract()
                .path("id");
    }

    private JsonPath evaluated(String project, String version, String policy) throws Exception {
        String id = create(project, version, policy);
        job.run(id, new EvaluationTask(UUID.fromString(id)));
        return Api.as(project)
                .get("/api/v1/evaluations/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
