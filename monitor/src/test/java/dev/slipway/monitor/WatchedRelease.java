package dev.slipway.monitor;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.event.Event;
import dev.slipway.core.event.EventData;
import dev.slipway.core.event.ReleaseHealthy;
import dev.slipway.core.id.Digest;
import dev.slipway.core.statistics.Baseline;
import dev.slipway.core.statistics.CategoricalBins;
import dev.slipway.core.statistics.NumericBins;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.kit.object.ObjectStore;
import dev.slipway.monitor.watch.ReleaseConsumer;
import dev.slipway.monitor.watch.StartWatchJob;
import dev.slipway.testkit.TestPostgres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// Makes a release that is watched, from what the validator and the deployer would leave behind.
@ApplicationScoped
public class WatchedRelease {
    static final long WEEK = 604_800;
    static final NumericBins TEMP =
            NumericBins.freeze("temp", IntStream.range(0, 1000).asDoubleStream().toArray(), 10);
    static final CategoricalBins CARRIER =
            CategoricalBins.freeze("carrier", Map.of("UA", 600L, "AA", 400L));
    static final NumericBins SCORE =
            NumericBins.equalWidth("score", 0, 1, 10)
                    .withCounts(new long[] {700, 50, 50, 50, 50, 50, 50, 0, 0, 0, 0, 0, 0});

    private final ObjectStore store;
    private final ReleaseConsumer consumer;
    private final StartWatchJob startWatch;
    private final ObjectMapper mapper;

    WatchedRelease(
            ObjectStore store,
            ReleaseConsumer consumer,
            StartWatchJob startWatch,
            ObjectMapper mapper) {
        this.store = store;
        this.consumer = consumer;
        this.startWatch = startWatch;
        this.mapper = mapper;
    }

    /// A release whose evaluation and descriptor are published, with weekly windows.
    ReleaseHealthy healthy(String deployment) throws Exception {
        return healthy(deployment, WEEK);
    }

    /// Publishes an evaluation with its descriptor, as the validator does.
    ReleaseHealthy healthy(String deployment, long windowSeconds) throws Exception {
        UUID evaluation = UUID.randomUUID();
        Baseline baseline =
                new Baseline(
                        1000,
                        List.of(TEMP, CARRIER),
                        new Baseline.ScoreBins("probabilities", 1, SCORE),
                        new Baseline.Performance("roc_auc", .92, .91, .93, 230, 770));
        byte[] descriptor =
                mapper.writeValueAsBytes(
                        Map.of(
                                "apiVersion",
                                "slipway.dev/v1",
                                "baseline",
                                baseline,
                                "monitor",
                                Map.of(
                                        "windowSeconds",
                                        windowSeconds,
                                        "limits",
                                        Map.of("psi", .1, "aucDrop", .03, "minRows", 200))));
        String sha256 = Digest.of(descriptor).hex();
        store.put(
                BlobStore.key("validator", sha256),
                new ByteArrayInputStream(descriptor),
                descriptor.length);
        try (Connection owner = TestPostgres.owner();
                PreparedStatement insert =
                        owner.prepareStatement(
                                "insert into validator.v_evaluation (evaluation_id, release_sha256) values (?, ?)")) {
            owner.createStatement()
                    .execute(
                            """
                    create table if not exists validator.v_evaluation (evaluation_id uuid, release_sha256 text);
                    grant usage on schema validator to monitor;
                    grant select on validator.v_evaluation to monitor""");
            insert.setObject(1, evaluation);
            insert.setString(2, sha256);
            insert.executeUpdate();
        }
        Digest digest = Digest.of("version");
        return new ReleaseHealthy(
                UUID.randomUUID(),
                "staging",
                deployment,
                "flight-delay",
                1,
                UUID.randomUUID(),
                digest,
                evaluation,
                digest);
    }

    /// A release of the project `default` that is under watch.
    UUID watched(String deployment) throws Exception {
        return watched(healthy(deployment), Instant.now());
    }

    /// Puts a release under watch.
    UUID watched(ReleaseHealthy release, Instant healthyAt) throws Exception {
        happens("release.healthy", release, healthyAt);
        fill(release);
        return release.releaseId();
    }

    /// Runs the job that reads the baseline.
    void fill(ReleaseHealthy release) throws Exception {
        startWatch.run(
                "test", new StartWatchJob.Start(release.releaseId(), release.evaluationId()));
    }

    /// Delivers an event of the project `default` to the monitor.
    void happens(String type, EventData data, Instant at) {
        Event event =
                new Event(
                        1,
                        UUID.randomUUID(),
                        type,
                        1,
                        "default",
                        "subject",
                        "deployer",
                        null,
                        null,
                        at,
                        data);
        QuarkusTransaction.requiringNew().run(() -> consumer.apply(event));
    }
}
