package dev.slipway.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.e2e.Api;
import dev.slipway.e2e.Stack;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The release of the demo on a real cluster: through Slipway as its chart installs it, with pods
/// killed in the middle and an upgrade under predictions; then from services on this machine. The
/// tests of the installation share it and run in order.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterReleaseTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEPLOYMENT = "staging/flight-delay";
    private static final String MODEL = "/serve/" + DEPLOYMENT + "/v2/models/flight-delay";
    private static final Duration DEMO_LIMIT = Duration.ofMinutes(12);
    private static final int PULL_PORT = 8080;

    @TempDir static Path folder;

    private static Cluster cluster;
    private static Api api;

    @BeforeAll
    static void install() {
        cluster = Cluster.namespace("release");
        Installation reader = Installation.in(folder, cluster.namespace(), Map.of());
        reader.follow(Installation.FOR_A_LOOK, "").output();
        String token =
                cluster.kubectl(
                                "get",
                                "secret",
                                "slipway-trial-admin",
                                "--output=jsonpath={.data.token}")
                        .output();
        api =
                new Api(
                        reader.gateway().toString(),
                        new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8));
    }

    @AfterAll
    static void remove() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Order(1)
    void theWholeReleaseThroughTheInstallation() throws Exception {
        Path report = folder.resolve("report.json");
        Run demo =
                Run.of(
                        Chart.ROOT,
                        Map.of(
                                "SLIPWAY_URL", api.url(),
                                "SLIPWAY_TOKEN", api.token(),
                                "SLIPWAY_INSTALL", Chart.ROOT.toString()),
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-jar",
                                Chart.ROOT.resolve("cli/target/cli.jar").toString(),
                                "demo",
                                "--target",
                                "kubernetes",
                                "--report",
                                report.toString()),
                        "",
                        DEMO_LIMIT);

        everyStepHeld(report, demo.out() + demo.err());
        JsonNode alerts =
                api.get("/api/v1/alerts?environment=staging&deployment=flight-delay").body();
        assertThat(alerts.path("items").findValuesAsText("kind")).contains("DRIFT");
        String image =
                cluster.kubectl(
                                "get",
                                "deployment",
                                "--selector=slipway.dev/deployment=flight-delay",
                                "--output=jsonpath={.items[*].spec.template.spec.containers[0].image}")
                        .output();
        assertThat(image).matches("\\S+:30080/default/flight-delay@sha256:[0-9a-f]{64}");
    }

    @Test
    @Order(2)
    void everyPodMayBeKilledInTheMiddleOfARelease() throws Exception {
        String ref = "flight-delay/1";
        String evaluation =
                started("/api/v1/evaluations", Map.of("version", ref, "policy", "flights"));
        kill("validator");
        kill("registry");
        api.until("/api/v1/evaluations/" + evaluation, "PASS");

        String build = started("/api/v1/builds", Map.of("version", ref, "evaluation", evaluation));
        kill("builder");
        api.until("/api/v1/builds/" + build, "BUILT");

        String release =
                started("/api/v1/releases", Map.of("environment", "staging", "version", ref));
        kill("deployer");
        kill("monitor");
        kill("gateway");
        api.until("/api/v1/releases/" + release, "HEALTHY");
        predict();
        Api.eventually(
                "the prediction is counted",
                () -> api.get("/api/v1/monitors/" + DEPLOYMENT),
                answer ->
                        answer.body().path("releaseId").asText().equals(release)
                                && answer.body().path("rows").asInt() >= 1);
    }

    @Test
    @Order(3)
    void anUpgradeOfSlipwayLosesNoPrediction() throws Exception {
        HttpRequest.Builder prediction =
                HttpRequest.newBuilder(URI.create(api.url() + MODEL + "/infer"))
                        .header("Authorization", "Bearer " + api.token())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(rows())));
        try (Load load = Load.on(prediction)) {
            cluster.helm(
                            "upgrade",
                            "slipway",
                            Chart.FOLDER.toString(),
                            "--reuse-values",
                            "--set=gateway.podLabels.upgraded=yes,deployer.podLabels.upgraded=yes,monitor.podLabels.upgraded=yes",
                            "--wait",
                            "--wait-for-jobs",
                            "--timeout=8m")
                    .output();
            assertThat(load.answered()).isGreaterThan(100);
            assertThat(load.failures()).isEmpty();
        }
    }

    @Test
    @Order(4)
    void aDeletedPodIsReplacedAndUndeployingLeavesNothing() throws Exception {
        cluster.kubectl(
                        "delete",
                        "pod",
                        "--selector=slipway.dev/deployment=flight-delay",
                        "--wait=false")
                .output();
        predict();

        api.delete("/api/v1/deployments/" + DEPLOYMENT, Map.of("reason", "the test is over"));
        api.until("/api/v1/deployments/" + DEPLOYMENT, "REMOVED");
        assertThat(ofModels(cluster)).isEmpty();
    }

    @Test
    @Order(5)
    void theDemoFromThisMachineGivesTheClusterBack() throws Exception {
        try (Cluster models = Cluster.namespace("models")) {
            Stack stack = new Stack(folder.resolve("home"), PULL_PORT);
            Path report = folder.resolve("local.json");
            Stack.Outcome demo =
                    stack.run(
                            "demo",
                            "--target",
                            "kubernetes",
                            "--namespace",
                            models.namespace(),
                            "--once",
                            "--report",
                            report.toString());

            everyStepHeld(report, demo.out() + demo.err() + stack.tail());
            assertThat(demo.exitCode()).isZero();
            assertThat(ofModels(models)).isEmpty();
        }
    }

    private static void everyStepHeld(Path report, String said) throws Exception {
        assertThat(report).as(said).exists();
        for (JsonNode step : JSON.readTree(Files.readString(report)).path("steps")) {
            assertThat(step.path("ok").asBoolean()).as(step + "\n" + said).isTrue();
        }
    }

    private static String started(String path, Map<String, String> request) throws Exception {
        return Api.succeeding(path, () -> api.post(path, request)).path("id").asText();
    }

    private static void predict() throws Exception {
        Map<String, Object> rows = rows();
        Api.succeeding("a prediction", () -> api.post(MODEL + "/infer", rows));
    }

    private static void kill(String component) {
        cluster.kubectl(
                        "delete",
                        "pod",
                        "--selector=app.kubernetes.io/component=" + component,
                        "--grace-period=0",
                        "--force",
                        "--wait=false")
                .output();
    }

    private static List<String> ofModels(Cluster where) {
        return where.kubectl(
                        "get",
                        "deployment,service,serviceaccount,secret,networkpolicy,poddisruptionbudget,pod",
                        "--selector=slipway.dev/deployment",
                        "--output=name")
                .output()
                .lines()
                .toList();
    }

    /// One row, as the model's metadata wants it.
    private static Map<String, Object> rows() throws Exception {
        JsonNode metadata = Api.succeeding("metadata", () -> api.get(MODEL));
        List<Map<String, Object>> inputs = new ArrayList<>();
        for (JsonNode input : metadata.path("inputs")) {
            boolean text = input.path("datatype").asText().equals("BYTES");
            inputs.add(
                    Map.of(
                            "name", input.path("name").asText(),
                            "datatype", input.path("datatype").asText(),
                            "shape", List.of(1, 1),
                            "data", List.of(text ? "UA" : 1)));
        }
        return Map.of("inputs", inputs);
    }
}
