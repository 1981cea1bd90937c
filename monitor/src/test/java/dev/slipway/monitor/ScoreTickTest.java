package dev.slipway.monitor;

import static dev.slipway.monitor.Calls.alerts;
import static dev.slipway.monitor.Calls.ingest;
import static dev.slipway.monitor.Calls.pending;
import static dev.slipway.monitor.Calls.report;
import static dev.slipway.monitor.Calls.warm;
import static dev.slipway.monitor.Calls.week;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import dev.slipway.core.event.DeploymentRemoved;
import dev.slipway.monitor.watch.WatchRepository;
import dev.slipway.monitor.window.WindowScoring;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "monitor")
class ScoreTickTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject WatchedRelease releases;
    @Inject WindowScoring scoring;
    @Inject WatchRepository watches;

    @Test
    void aCrashBetweenScoringAndDecidingLosesNoAlert() throws Exception {
        UUID release = releases.watched("crashed");
        for (int week = 0; week < 3; week++) {
            ingest(report(release, "crashed", week, week(week, warm(), 300))).statusCode(202);
        }
        await().atMost(SOON)
                .until(
                        () -> {
                            scoring.scoreOldest(release);
                            return pending(release) == 0;
                        });

        await().atMost(SOON)
                .untilAsserted(() -> alerts("crashed").body("items.kind", contains("DRIFT")));
        await().atMost(SOON).until(() -> !watches.due().contains(release));
    }

    /// The watch has ended, so nothing but this test scores its windows.
    @Test
    void eachWindowIsScoredInATransactionOfItsOwn() throws Exception {
        UUID release = releases.watched("backfill");
        releases.happens(
                "deployment.removed",
                new DeploymentRemoved("staging", "backfill", "test"),
                Instant.now());
        for (int week = 0; week < 3; week++) {
            ingest(report(release, "backfill", week, week(week, warm(), 300))).statusCode(202);
        }

        for (long left = 3; left > 0; left--) {
            assertThat(pending(release)).isEqualTo(left);
            assertThat(scoring.scoreOldest(release)).isTrue();
        }
        assertThat(pending(release)).isZero();
        assertThat(scoring.scoreOldest(release)).isFalse();
    }
}
