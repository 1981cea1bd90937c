package dev.slipway.monitor;

import static dev.slipway.monitor.Calls.caller;
import static dev.slipway.monitor.Calls.ingest;
import static dev.slipway.monitor.Calls.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.slipway.core.event.DeploymentRemoved;
import dev.slipway.core.event.ReleaseHealthy;
import dev.slipway.core.identity.Verb;
import dev.slipway.monitor.watch.Superseded;
import dev.slipway.testkit.TestPostgres;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "monitor")
class WatchLifeTest {
    @Inject WatchedRelease releases;
    @Inject Superseded superseded;

    @Test
    void aDeploymentThatIsRemovedBeforeItsBaselineWasReadIsNotWatched() throws Exception {
        ReleaseHealthy release = releases.healthy("short-lived");
        Instant healthyAt = Instant.now();
        releases.happens("release.healthy", release, healthyAt);
        releases.happens(
                "deployment.removed",
                new DeploymentRemoved("staging", "short-lived", "test"),
                healthyAt.plusSeconds(1));

        releases.fill(release);

        assertThat(hasEnded(release.releaseId())).isTrue();
        caller(Verb.READ)
                .get("/api/v1/monitors")
                .then()
                .body("items.deployment", not(hasItem("short-lived")));
    }

    @Test
    void aReleaseWhoseBaselineIsNotReadYetIsNotWatchedYet() throws Exception {
        ReleaseHealthy release =
                new ReleaseHealthy(
                        UUID.randomUUID(),
                        "staging",
                        "pending",
                        "flight-delay",
                        1,
                        UUID.randomUUID(),
                        releases.healthy("other").versionDigest(),
                        UUID.randomUUID(),
                        releases.healthy("other").imageDigest());
        releases.happens("release.healthy", release, Instant.now());

        caller(Verb.READ).get("/api/v1/monitors/staging/pending").then().statusCode(404);
        ingest(report(release.releaseId(), "pending", 1))
                .statusCode(503)
                .body("code", equalTo("UNAVAILABLE"));
    }

    @Test
    void aSupersededReleaseIsWatchedUntilItsLabelsMustHaveArrived() throws Exception {
        Instant now = Instant.now();
        UUID first = releases.watched(releases.healthy("often"), now.minus(Duration.ofDays(30)));
        UUID second = releases.watched(releases.healthy("often"), now.minus(Duration.ofDays(15)));
        UUID third = releases.watched(releases.healthy("often"), now.minus(Duration.ofDays(13)));

        superseded.end();

        assertThat(hasEnded(first)).isTrue();
        assertThat(hasEnded(second)).isFalse();
        assertThat(hasEnded(third)).isFalse();
    }

    private static boolean hasEnded(UUID release) throws Exception {
        try (Connection owner = TestPostgres.owner();
                PreparedStatement query =
                        owner.prepareStatement(
                                "select ended_at is not null from monitor.watch where release_id = ?")) {
            query.setObject(1, release);
            var row = query.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }
}
