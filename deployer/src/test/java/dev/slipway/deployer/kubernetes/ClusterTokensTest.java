package dev.slipway.deployer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.id.Digest;
import dev.slipway.core.identity.Verb;
import dev.slipway.deployer.LocalMachine;
import dev.slipway.deployer.jdbc.Database;
import dev.slipway.deployer.target.ClusterPlace;
import dev.slipway.deployer.target.ImageKind;
import dev.slipway.deployer.target.Placement;
import dev.slipway.deployer.target.ReleaseSpec;
import dev.slipway.deployer.target.Sizing;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Wherever the deployer is killed, and whatever the gateway does: no token works that nobody will
/// revoke.
@QuarkusTest
@WithStack(role = "deployer")
@QuarkusTestResource(LocalMachine.class)
class ClusterTokensTest {
    @Inject Database database;
    @Inject ClusterReleases rows;
    @Inject Clock clock;

    private TokenDesk desk;
    private ClusterTokens tokens;
    private ReleaseSpec spec;

    @BeforeEach
    void aReleaseInACluster() throws IOException {
        desk = new TokenDesk();
        tokens = new ClusterTokens(database, desk.tokens(), clock);
        spec = spec();
        announce();
    }

    @AfterEach
    void leaveNothing() throws IOException {
        desk.refuse(false);
        tokens.revokeAll(announce());
        desk.close();
        rows.gone(spec.releaseId());
        rows.forget(spec.releaseId());
    }

    @Test
    void serverAndNodesGetATokenEachWithOneRight() throws IOException {
        ClusterTokens.Fresh fresh = tokens.order(spec, true);

        assertThat(desk.scopes()).containsExactly("[\"ingest\"]", "[\"pull\"]");
        assertThat(fresh.pull().orElseThrow().secret()).isNotEqualTo(fresh.ingest().secret());
        assertThat(tokens.uncertain(spec.releaseId())).isTrue();
        assertThat(announce().secretsAt()).isEmpty();

        tokens.written(spec.releaseId());
        assertThat(tokens.uncertain(spec.releaseId())).isFalse();
        assertThat(announce().secretsAt()).isPresent();
    }

    @Test
    void nodesThatPullElsewhereGetNone() throws IOException {
        assertThat(tokens.order(spec, false).pull()).isEmpty();
        assertThat(desk.scopes()).containsExactly("[\"ingest\"]");
    }

    @Test
    void triesThatWroteNothingDoNotPileUp() throws IOException {
        for (int attempt = 0; attempt < 5; attempt++) {
            tokens.order(spec, true);
        }
        assertThat(desk.scopes()).containsExactly("[\"ingest\"]", "[\"pull\"]");
    }

    @Test
    void oneThatNoRowKnowsIsFoundByItsName() throws IOException {
        desk.tokens().order(spec, Verb.INGEST);
        desk.tokens().order(spec(), Verb.INGEST);

        tokens.order(spec, false);

        assertThat(desk.ids()).hasSize(2);
        tokens.revokeAll(announce());
        assertThat(desk.ids()).hasSize(1);
    }

    @Test
    void whatTheSecretsHaveWorksUntilNewOnesAreWritten() throws IOException {
        tokens.order(spec, true);
        tokens.written(spec.releaseId());
        var before = desk.ids();

        tokens.order(spec, true);
        assertThat(desk.ids()).hasSize(4).containsAll(before);
        tokens.written(spec.releaseId());
        tokens.revokeReplaced(announce());

        assertThat(desk.ids()).hasSize(2).doesNotContainAnyElementsOf(before);
    }

    @Test
    void aGatewayThatIsAwayIsWaitedFor() throws IOException {
        tokens.order(spec, true);
        desk.refuse(true);

        assertThatThrownBy(() -> tokens.order(spec, true)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> tokens.revokeAll(announce())).isInstanceOf(IOException.class);

        desk.refuse(false);
        tokens.revokeAll(announce());
        assertThat(desk.ids()).isEmpty();
        assertThat(tokens.uncertain(spec.releaseId())).isFalse();
    }

    private ClusterRelease announce() {
        return rows.announce(
                spec.releaseId(),
                spec.project(),
                new ClusterRelease.Place(null, "models"),
                Names.of(spec));
    }

    private static ReleaseSpec spec() {
        UUID evaluation = UUID.randomUUID();
        Digest digest = Digest.of(evaluation.toString());
        var image = new ReleaseSpec.Image(ImageKind.RUNNABLE, digest, null);
        return new ReleaseSpec(
                UUID.randomUUID(),
                "default",
                "staging",
                "flights",
                new ReleaseSpec.Content("flights", 1, image, digest, evaluation),
                new Placement("kubernetes", ClusterPlace.DEFAULT, Sizing.DEFAULT));
    }
}
