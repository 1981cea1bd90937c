package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// One real release through every service, then the same with every process killed on the way. The
/// tests share one stack and run in order, as a user would go on.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReleaseTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLE = Repository.ROOT.resolve("examples/flights");
    private static final Path CONSOLE = Repository.ROOT.resolve("web-ui/console");
    private static final List<String> SERVICES =
            List.of("registry", "validator", "builder", "deployer", "monitor", "gateway");

    @TempDir static Path folder;

    private static Stack stack;
    private static Process demo;
    private static Path report;

    @BeforeAll
    static void startTheDemo() throws IOException {
        stack = new Stack(folder.resolve("home"));
        report = folder.resolve("report.json");
        demo = stack.start("demo", "demo", "--report", report.toString());
    }

    @AfterAll
    static void endWhatIsLeft() throws Exception {
        if (demo.isAlive()) {
            demo.destroy();
            demo.waitFor(90, TimeUnit.SECONDS);
        }
        stack.run("down");
    }

    @Test
    @Order(1)
    void theDemoCarriesAModelToAMonitoredPrediction() throws Exception {
        JsonNode steps = await(report).path("steps");

        assertThat(steps.size()).as(stack.printed("demo")).isGreaterThanOrEqualTo(7);
        for (JsonNode step : steps) {
            assertThat(step.path("ok").asBoolean())
                    .as(step + "\n" + stack.printed("demo"))
                    .isTrue();
        }
        assertThat(stack.printed("demo"))
                .contains("AUC")
                .contains("http://127.0.0.1:")
                .contains("/login/link?token=");
    }

    private static JsonNode await(Path file) throws Exception {
        long deadline = System.nanoTime() + Duration.ofMinutes(8).toNanos();
        while (System.nanoTime() < deadline && (demo.isAlive() || Files.exists(file))) {
            if (Files.exists(file)) {
                return JSON.readTree(file.toFile());
            }
            Thread.sleep(500);
        }
        throw new AssertionError(
                "the demo left no report:\n" + stack.printed("demo") + "\n" + stack.tail());
    }

    @Test
    @Order(2)
    void whatTheDemoDidIsThere() throws Exception {
        Api api = stack.api();

        JsonNode good = newest(api, "/api/v1/evaluations?version=flight-delay/1");
        assertThat(good.path("state").asText()).isEqualTo("PASS");
        JsonNode worse = newest(api, "/api/v1/evaluations?version=flight-delay/2");
        assertThat(worse.path("state").asText()).isEqualTo("FAIL");
        assertThat(verdicts(worse)).containsEntry("champion", "FAIL").containsEntry("auc", "PASS");

        JsonNode evidence =
                api.get("/api/v1/evaluations/" + good.path("id").asText() + "/evidence").body();
        JsonNode auc = evidence.path("metrics").path("rocAuc");
        assertThat(auc.path("value").asDouble()).isBetween(.92, .925);
        assertThat(auc.path("low").asDouble()).isBetween(.90, .92);

        JsonNode build = newest(api, "/api/v1/builds?version=flight-delay/1");
        assertThat(build.path("state").asText()).isEqualTo("BUILT");
        assertThat(build.path("reproduced").asBoolean()).isTrue();
        assertThat(build.path("imageDigest").asText()).matches("sha256:[0-9a-f]{64}");

        JsonNode deployment = api.get("/api/v1/deployments/staging/flight-delay").body();
        assertThat(deployment.path("state").asText()).isEqualTo("HEALTHY");
        assertThat(deployment.path("current").path("imageDigest").asText())
                .isEqualTo(build.path("imageDigest").asText());
    }

    @Test
    @Order(3)
    void theMonthsThatFollowedRaiseTheAlarm() throws Exception {
        Api api = stack.api();

        JsonNode alerts =
                api.get("/api/v1/alerts?environment=staging&deployment=flight-delay")
                        .body()
                        .path("items");
        JsonNode drift =
                first(alerts, "kind", "DRIFT")
                        .orElseThrow(() -> new AssertionError(alerts.toString()));
        assertThat(texts(drift.path("columns"))).contains("temp");

        JsonNode windows =
                api.get("/api/v1/monitors/staging/flight-delay/windows").body().path("items");
        List<Double> realised = new ArrayList<>();
        for (JsonNode window : windows) {
            JsonNode value = window.path("performance").path("value");
            if (value.isNumber() && window.path("performance").path("labels").asLong() >= 200) {
                realised.add(value.asDouble());
            }
        }
        assertThat(realised).as("weeks with labels").hasSizeGreaterThan(10);
        double validated =
                api.get("/api/v1/monitors/staging/flight-delay")
                        .body()
                        .path("baseline")
                        .path("performance")
                        .path("value")
                        .asDouble();
        assertThat(realised.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .as("the realised AUC falls below the validated one")
                .isLessThan(validated - .01);

        int port = process("monitor").path("managementPort").asInt();
        String metrics =
                new String(
                        java.net
                                .URI
                                .create("http://127.0.0.1:" + port + "/q/metrics")
                                .toURL()
                                .openStream()
                                .readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        assertThat(
                        metrics.lines()
                                .filter(
                                        line ->
                                                line.startsWith("slipway_alerts_open")
                                                        && line.contains("\"DRIFT\"")))
                .anyMatch(line -> line.endsWith(" 1.0"));
    }

    @Test
    @Order(4)
    void theConsoleShowsTheRelease() throws Exception {
        Path chromium =
                Path.of(System.getenv().getOrDefault("SLIPWAY_CHROMIUM", "/usr/bin/chromium"));
        Required.BROWSER.require(
                Files.isExecutable(chromium), "install Chromium, or name it in SLIPWAY_CHROMIUM");
        Api api = stack.api();
        String link = api.post("/api/v1/session/links", Map.of()).body().path("url").asText();

        Path log = Repository.ROOT.resolve("e2e/target/stack/browser.log");
        ProcessBuilder builder =
                new ProcessBuilder("npm", "run", "e2e").directory(CONSOLE.toFile());
        builder.environment().put("SLIPWAY_URL", api.url());
        builder.environment().put("SLIPWAY_TOKEN", api.token());
        builder.environment().put("SLIPWAY_SIGN_IN_URL", link);
        builder.environment().put("SLIPWAY_CHROMIUM", chromium.toString());
        builder.environment().put("CI", "true");
        Process browser = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertThat(browser.waitFor(10, TimeUnit.MINUTES)).as("the browser test ends").isTrue();
        assertThat(browser.exitValue()).as(Files.readString(log)).isZero();
    }

    @Test
    @Order(5)
    void everyServiceMayBeKilledInTheMiddleOfARelease() throws Exception {
        Api api = stack.api();
        Map<String, Long> before = stack.pids();
        long head = lastPosition(api);

        int version = pushWhileTheRegistryDies(api);
        String ref = "flight-delay/" + version;

        String evaluation =
                Api.succeeding(
                                "an evaluation",
                                () ->
                                        api.post(
                                                "/api/v1/evaluations",
                                                Map.of("version", ref, "policy", "flights")))
                        .path("id")
                        .asText();
        kill("validator");
        api.until("/api/v1/evaluations/" + evaluation, "PASS");

        String build =
                Api.succeeding("a build", () -> api.post("/api/v1/builds", Map.of("version", ref)))
                        .path("id")
                        .asText();
        kill("builder");
        api.until("/api/v1/builds/" + build, "BUILT");

        String release =
                Api.succeeding(
                                "a release",
                                () ->
                                        api.post(
                                                "/api/v1/releases",
                                                Map.of("environment", "staging", "version", ref)))
                        .path("id")
                        .asText();
        kill("deployer");
        api.until("/api/v1/releases/" + release, "HEALTHY");

        Api.eventually(
                "traffic moves to the new release",
                () -> api.get("/serve/staging/flight-delay/v2/models/flight-delay"),
                answer ->
                        texts(answer.body().path("versions")).contains(Integer.toString(version)));
        int sent = predict(api, 40);
        kill("monitor");
        kill("gateway");
        Api.eventually(
                "every prediction is counted once",
                () -> api.get("/api/v1/monitors/staging/flight-delay"),
                answer ->
                        answer.body().path("releaseId").asText().equals(release)
                                && answer.body().path("rows").asInt() == sent);

        Map<String, Integer> seen = eventsSince(api, head, List.of(evaluation, build, release));
        assertThat(seen)
                .containsEntry("evaluation.finished", 1)
                .containsEntry("image.built", 1)
                .containsEntry("release.healthy", 1);
        Map<String, Long> after = stack.pids();
        for (String service : SERVICES) {
            assertThat(after.get(service))
                    .as(service)
                    .isNotNull()
                    .isNotEqualTo(before.get(service));
        }
    }

    @Test
    @Order(6)
    void aNewSupervisorAdoptsWhatStillRuns() throws Exception {
        JsonNode status = stack.status();
        long supervisor = status.path("supervisorPid").asLong();
        Map<String, Long> before = stack.pids();
        killPid(supervisor);
        predict(stack.api(), 1);

        Stack.Outcome up = stack.run("up");

        assertThat(up.exitCode()).as(up.err()).isZero();
        assertThat(stack.status().path("supervisorPid").asLong())
                .isNotZero()
                .isNotEqualTo(supervisor);
        assertThat(stack.pids()).containsAllEntriesOf(before);

        kill("registry");
        Api api = stack.api();
        Api.succeeding("the registry is back", () -> api.get("/api/v1/models/flight-delay"));
        assertThat(stack.pids().get("registry")).isNotEqualTo(before.get("registry"));
    }

    @Test
    @Order(7)
    void aSecondUpSaysThatItRuns() throws Exception {
        Stack.Outcome up = stack.run("up");

        assertThat(up.exitCode()).isZero();
        assertThat(up.out() + up.err()).contains("already running");
    }

    @Test
    @Order(8)
    void interruptingTheDemoTakesEverythingDownAndTheDataStay() throws Exception {
        Map<String, Long> running = stack.pids();
        // Not SIGINT: a shell that was started in the background ignores it and cannot trap it. The
        // front door handles both in one trap.
        demo.destroy();

        assertThat(demo.waitFor(120, TimeUnit.SECONDS)).as("the demo ends").isTrue();
        for (Map.Entry<String, Long> process : running.entrySet()) {
            assertThat(runs(process.getValue())).as(process.getKey()).isFalse();
        }

        Path second = folder.resolve("second.json");
        Stack.Outcome again = stack.run("demo", "--once", "--report", second.toString());
        assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
        for (JsonNode step : JSON.readTree(second.toFile()).path("steps")) {
            assertThat(step.path("ok").asBoolean()).as(step.toString()).isTrue();
        }
        assertThat(stack.pids()).isEmpty();
    }

    private static int pushWhileTheRegistryDies(Api api) throws Exception {
        int version =
                Api.succeeding(
                                "a version",
                                () -> api.post("/api/v1/models/flight-delay/versions", Map.of()))
                        .path("version")
                        .asInt();
        String path = "/api/v1/models/flight-delay/versions/" + version;
        Api.succeeding(
                "an upload",
                () -> api.upload(path + "/files/model.onnx", EXAMPLE.resolve("model/model.onnx")));
        kill("registry");
        Api.succeeding(
                "an upload",
                () -> api.upload(path + "/files/card.md", EXAMPLE.resolve("model/card.md")));
        JsonNode sealed = Api.succeeding("sealing", () -> api.post(path + "/seal", Map.of()));
        assertThat(sealed.path("state").asText()).isEqualTo("SEALED");
        return version;
    }

    private static int predict(Api api, int requests) throws Exception {
        JsonNode metadata =
                Api.succeeding(
                        "metadata",
                        () -> api.get("/serve/staging/flight-delay/v2/models/flight-delay"));
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
        for (int i = 0; i < requests; i++) {
            Api.Answer answer =
                    api.post(
                            "/serve/staging/flight-delay/v2/models/flight-delay/infer",
                            Map.of("inputs", inputs));
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        }
        return requests;
    }

    private static void kill(String service) throws Exception {
        killPid(
                Optional.ofNullable(stack.pids().get(service))
                        .orElseThrow(() -> new AssertionError(service)));
    }

    private static void killPid(long pid) throws Exception {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        assertThat(process.destroyForcibly()).isTrue();
        process.onExit().get(30, TimeUnit.SECONDS);
    }

    /// Whether a program still runs; one that ended but was reaped by nobody (its parent was
    /// killed) does not.
    private static boolean runs(long pid) throws IOException {
        Path stat = Path.of("/proc/" + pid + "/stat");
        try {
            String line = Files.readString(stat);
            return line.charAt(line.lastIndexOf(')') + 2) != 'Z';
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static JsonNode process(String name) throws Exception {
        return first(stack.status().path("processes"), "name", name).orElseThrow();
    }

    private static JsonNode newest(Api api, String list) throws Exception {
        return api.get(list).body().path("items").path(0);
    }

    private static Optional<JsonNode> first(JsonNode items, String field, String value) {
        for (JsonNode item : items) {
            if (item.path(field).asText().equals(value)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> verdicts(JsonNode evaluation) {
        Map<String, String> verdicts = new HashMap<>();
        evaluation
                .path("gates")
                .forEach(
                        gate ->
                                verdicts.put(
                                        gate.path("id").asText(), gate.path("verdict").asText()));
        return verdicts;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static long lastPosition(Api api) throws Exception {
        long last = 0;
        for (JsonNode page = events(api, last); !page.isEmpty(); page = events(api, last)) {
            last = page.path(page.size() - 1).path("position").asLong();
        }
        return last;
    }

    private static Map<String, Integer> eventsSince(Api api, long position, List<String> ids)
            throws Exception {
        Map<String, Integer> seen = new HashMap<>();
        long last = position;
        for (JsonNode page = events(api, last); !page.isEmpty(); page = events(api, last)) {
            for (JsonNode event : page) {
                assertThat(event.path("position").asLong())
                        .as("positions have no gap")
                        .isEqualTo(last + 1);
                last++;
                if (ids.stream().anyMatch(event.path("data").toString()::contains)) {
                    seen.merge(event.path("type").asText(), 1, Integer::sum);
                }
            }
        }
        return seen;
    }

    private static JsonNode events(Api api, long after) throws Exception {
        return Api.succeeding("events", () -> api.get("/api/v1/events?limit=200&after=" + after))
                .path("items");
    }
}
