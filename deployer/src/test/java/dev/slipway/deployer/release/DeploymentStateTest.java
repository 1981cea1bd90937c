package dev.slipway.deployer.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deployer.target.Live;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeploymentStateTest {
    private static final BackendRow READY =
            backend(
                    new Live(
                            Live.Phase.RUNNING,
                            true,
                            null,
                            1L,
                            URI.create("http://127.0.0.1:1"),
                            Instant.EPOCH));
    private static final BackendRow DEAD = backend(Live.absent());

    @Test
    void theStateFollowsFromWhatIsStored() {
        assertThat(DeploymentState.of(DeploymentRow.Removal.NONE, false, null))
                .isEqualTo(DeploymentState.NONE);
        assertThat(DeploymentState.of(DeploymentRow.Removal.NONE, true, DEAD))
                .isEqualTo(DeploymentState.DEPLOYING);
        assertThat(DeploymentState.of(DeploymentRow.Removal.NONE, false, READY))
                .isEqualTo(DeploymentState.HEALTHY);
        assertThat(DeploymentState.of(DeploymentRow.Removal.NONE, false, DEAD))
                .isEqualTo(DeploymentState.DEGRADED);
        assertThat(DeploymentState.of(DeploymentRow.Removal.REMOVING, true, READY))
                .isEqualTo(DeploymentState.REMOVING);
        assertThat(DeploymentState.of(DeploymentRow.Removal.REMOVED, false, null))
                .isEqualTo(DeploymentState.REMOVED);
    }

    private static BackendRow backend(Live live) {
        return new BackendRow(
                new UUID(0, 1), BackendRow.Desired.RUNNING, null, live, null, 0, null);
    }
}
