package dev.slipway.monitor;

import static dev.slipway.monitor.Calls.WEEK_0;
import static dev.slipway.monitor.Calls.ingest;
import static dev.slipway.monitor.Calls.labels;
import static dev.slipway.monitor.Calls.predictions;
import static dev.slipway.monitor.Calls.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.statistics.EventWindows;
import dev.slipway.monitor.label.Retention;
import dev.slipway.testkit.MutableClock;
import dev.slipway.testkit.TestPostgres;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "monitor")
class RetentionTest {
    private static final long YEAR = Duration.ofDays(366).toSeconds();
    private static final String PREDICTIONS =
            "select count(*) from monitor.prediction join monitor.watch using (release_id) where deployment = ?";
    private static final String LABELS = "select count(*) from monitor.label where deployment = ?";

    @Inject WatchedRelease releases;
    @Inject Retention retention;
    @Inject MutableClock clock;

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void predictionsAndLabelsAreKeptUntilTheirWindowCanBeJudged() throws Exception {
        collect("weekly", WatchedRelease.WEEK);
        collect("yearly", YEAR);

        clock.advance(Duration.ofDays(46));
        retention.forget();

        assertThat(count(PREDICTIONS, "weekly")).isZero();
        assertThat(count(LABELS, "weekly")).isZero();
        assertThat(count(PREDICTIONS, "yearly")).isEqualTo(300);
        assertThat(count(LABELS, "yearly")).isEqualTo(300);

        clock.advance(Duration.ofDays(366 + 14 - 46 + 1));
        retention.forget();

        assertThat(count(PREDICTIONS, "yearly")).isZero();
        assertThat(count(LABELS, "yearly")).isZero();
    }

    private void collect(String deployment, long windowSeconds) throws Exception {
        UUID release = releases.watched(releases.healthy(deployment, windowSeconds), Instant.now());
        Map<String, Object> report = report(release, deployment, 1, window(windowSeconds));
        report.put("predictions", predictions(0));
        ingest(report).statusCode(202);
        labels(deployment, 0).statusCode(202);
    }

    private static Map<String, Object> window(long windowSeconds) {
        Map<String, Object> window = Calls.week(0, WatchedRelease.TEMP.counts(), 300);
        window.put("start", EventWindows.start(WEEK_0, windowSeconds));
        return window;
    }

    private static long count(String query, String deployment) throws Exception {
        try (Connection owner = TestPostgres.owner();
                PreparedStatement select = owner.prepareStatement(query)) {
            select.setString(1, deployment);
            var row = select.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }
}
