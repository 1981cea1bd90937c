package dev.slipway.serving.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.model.Signature;
import dev.slipway.core.statistics.Baseline;
import dev.slipway.serving.fixture.HomeServer;
import dev.slipway.serving.fixture.HomeServer.Taken;
import dev.slipway.serving.fixture.Release;
import dev.slipway.serving.monitoring.IngestSender.Step;
import dev.slipway.serving.release.ReleaseDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-25T10:03:20Z");
    private static final long APRIL_3 = Instant.parse("2013-04-03T12:00:00Z").toEpochMilli();

    @TempDir private Path root;
    private HomeServer home;
    private Traffic traffic;
    private Accumulator accumulator;
    private IngestSender sender;

    @BeforeEach
    void start() throws Exception {
        home = new HomeServer();
        ReleaseDescriptor release = ReleaseDescriptor.read(Release.write(root, text -> text));
        Signature signature = Objects.requireNonNull(release.signature());
        Baseline baseline = Objects.requireNonNull(release.baseline());
        traffic = new Traffic(Clock.fixed(NOW, ZoneOffset.UTC));
        ColumnPlan plan = ColumnPlan.of(signature, baseline);
        accumulator = new Accumulator(new WindowCounts(signature, baseline, plan, 604800), traffic);
        Path token = Files.writeString(root.resolve("token"), "secret\n");
        sender =
                new IngestSender(
                        accumulator, new IngestClient(home.uri(), token), "rel", "staging/m");
    }

    @AfterEach
    void stop() {
        home.close();
    }

    private static Observation rows(String id, long eventMillis, double age, String city) {
        return new Observation(
                1, id, eventMillis, new double[] {age}, new String[] {city}, new double[] {age});
    }

    private JsonNode next() throws Exception {
        return JSON.readTree(home.next().body());
    }

    @Test
    void nothingIsSentWhenNothingHappened() {
        assertThat(sender.step()).isEqualTo(Step.IDLE);
        assertThat(home.waiting()).isZero();
    }

    @Test
    void rowsAreCountedInTheBaselinesSlotsPerWindow() throws Exception {
        accumulator.add(rows("a", APRIL_3, 5, "Rome"));
        accumulator.add(rows("b", APRIL_3, (float) 35.06, "Bern"));
        accumulator.add(rows("c", APRIL_3, Double.NaN, ""));
        accumulator.add(rows("d", APRIL_3, 99, "Oslo"));
        traffic.answered(1, 120);
        assertThat(sender.step()).isEqualTo(Step.SENT);
        Taken taken = home.next();
        assertThat(taken.authorization()).isEqualTo("Bearer secret");
        JsonNode batch = JSON.readTree(taken.body());
        assertThat(batch.path("sequence").asLong()).isEqualTo(1);
        assertThat(batch.path("releaseId").asText()).isEqualTo("rel");
        assertThat(batch.path("deployment").asText()).isEqualTo("staging/m");
        assertThat(batch.path("windows").toString())
                .isEqualTo(
                        "[{\"start\":\"2013-04-01T00:00:00Z\",\"end\":\"2013-04-08T00:00:00Z\",\"rows\":4,"
                                + "\"columns\":{\"age\":[1,0,0,1,1,1],\"city\":[1,1,1,1]},\"score\":[2,1,0,0,1]}]");
        assertThat(batch.path("predictions").toString())
                .isEqualTo(
                        "[{\"id\":\"a:0\",\"score\":5.0,\"eventTime\":\"2013-04-03T12:00:00Z\"},"
                                + "{\"id\":\"b:0\",\"score\":35.06,\"eventTime\":\"2013-04-03T12:00:00Z\"},"
                                + "{\"id\":\"d:0\",\"score\":99.0,\"eventTime\":\"2013-04-03T12:00:00Z\"}]");
        JsonNode minute = batch.path("traffic").path(0);
        assertThat(minute.path("minute").asText()).isEqualTo("2026-11-25T10:03:00Z");
        assertThat(minute.path("requests").asLong()).isEqualTo(1);
        assertThat(minute.path("latencyMicros").path("le")).hasSize(12);
        assertThat(minute.path("latencyMicros").path("counts").toString())
                .isEqualTo("[0,1,0,0,0,0,0,0,0,0,0,0,0]");
        assertThat(batch.path("dropped").asLong()).isZero();
    }

    @Test
    void anUnacknowledgedBatchIsSentAgainUnchanged() throws Exception {
        home.answers(503, 401);
        accumulator.add(rows("a", APRIL_3, 5, "Rome"));
        assertThat(sender.step()).isEqualTo(Step.WAITING);
        String first = home.next().body();
        accumulator.add(rows("b", APRIL_3, 6, "Rome"));
        assertThat(sender.step()).isEqualTo(Step.WAITING);
        assertThat(home.next().body()).isEqualTo(first);
        assertThat(sender.step()).isEqualTo(Step.SENT);
        assertThat(home.next().body()).isEqualTo(first);
        assertThat(sender.step()).isEqualTo(Step.SENT);
        JsonNode second = next();
        assertThat(second.path("sequence").asLong()).isEqualTo(2);
        assertThat(second.path("windows").path(0).path("rows").asLong()).isEqualTo(1);
        assertThat(second.path("source")).isEqualTo(JSON.readTree(first).path("source"));
    }

    @Test
    void aRefusedBatchIsCountedAsDroppedInTheNext() throws Exception {
        home.answers(422);
        accumulator.add(rows("a", APRIL_3, 5, "Rome"));
        accumulator.add(rows("b", APRIL_3, 5, "Rome"));
        assertThat(sender.step()).isEqualTo(Step.SENT);
        home.next();
        assertThat(sender.step()).isEqualTo(Step.SENT);
        JsonNode after = next();
        assertThat(after.path("sequence").asLong()).isEqualTo(2);
        assertThat(after.path("dropped").asLong()).isEqualTo(2);
        assertThat(after.path("windows")).isEmpty();
    }

    @Test
    void aBatchThatTheMonitorAlwaysBreaksOnIsGivenUp() throws Exception {
        accumulator.add(rows("a", APRIL_3, 5, "Rome"));
        for (int fault = 1; fault < IngestSender.MOST_FAULTS; fault++) {
            home.answers(500);
            assertThat(sender.step()).isEqualTo(Step.WAITING);
            assertThat(next().path("sequence").asLong()).isEqualTo(1);
        }
        home.answers(500);
        assertThat(sender.step()).isEqualTo(Step.SENT);
        home.next();
        accumulator.add(rows("b", APRIL_3, 5, "Rome"));
        assertThat(sender.step()).isEqualTo(Step.SENT);
        JsonNode after = next();
        assertThat(after.path("sequence").asLong()).isEqualTo(2);
        assertThat(after.path("dropped").asLong()).isEqualTo(1);
        assertThat(after.path("windows").path(0).path("rows").asLong()).isEqualTo(1);
    }

    @Test
    void otherTroubleBetweenFaultsStartsTheCountAgain() throws Exception {
        accumulator.add(rows("a", APRIL_3, 5, "Rome"));
        for (int attempt = 0; attempt < 3 * IngestSender.MOST_FAULTS; attempt++) {
            home.answers(attempt % 5 == 0 ? 503 : attempt % 5 == 1 ? 429 : 500);
            assertThat(sender.step()).isEqualTo(Step.WAITING);
            assertThat(next().path("sequence").asLong()).isEqualTo(1);
        }
        assertThat(sender.step()).isEqualTo(Step.SENT);
        assertThat(next().path("dropped").asLong()).isZero();
    }

    @Test
    void anUnreachableGatewayMeansWaiting() {
        home.close();
        accumulator.add(rows("a", APRIL_3, 5, "Rome"));
        assertThat(sender.step()).isEqualTo(Step.WAITING);
    }

    @Test
    void predictionsAreSentInPieces() throws Exception {
        for (int i = 0; i <= Accumulator.MOST_PER_BATCH; i++) {
            accumulator.add(rows("p" + i, APRIL_3, 5, "Rome"));
        }
        assertThat(sender.step()).isEqualTo(Step.SENT);
        assertThat(next().path("predictions")).hasSize(Accumulator.MOST_PER_BATCH);
        assertThat(sender.step()).isEqualTo(Step.SENT);
        JsonNode rest = next();
        assertThat(rest.path("predictions")).hasSize(1);
        assertThat(rest.path("windows")).isEmpty();
    }

    @Test
    void tooManyWindowsAreDroppedAndCounted() throws Exception {
        long week = 604_800_000L;
        for (int i = 0; i <= WindowCounts.MOST_WINDOWS; i++) {
            accumulator.add(rows("w", i * week, 5, "Rome"));
        }
        assertThat(sender.step()).isEqualTo(Step.SENT);
        JsonNode batch = next();
        assertThat(batch.path("windows")).hasSize(WindowCounts.MOST_WINDOWS);
        assertThat(batch.path("dropped").asLong()).isEqualTo(1);
    }

    @Test
    void trafficIsTakenOnce() {
        traffic.answered(3, 90);
        traffic.failed();
        traffic.rejected();
        IngestBatch.Minute minute = traffic.take().getFirst();
        assertThat(minute.requests()).isEqualTo(3);
        assertThat(minute.rows()).isEqualTo(3);
        assertThat(minute.errors()).isEqualTo(1);
        assertThat(minute.rejected()).isEqualTo(1);
        assertThat(traffic.take()).isEmpty();
        assertThat(traffic.totals().requests()).isEqualTo(3);
    }
}
