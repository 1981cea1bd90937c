package dev.slipway.deployer.release;

import dev.slipway.core.event.EventData;
import dev.slipway.core.event.ReleaseAdvanced;
import dev.slipway.core.event.ReleaseFailed;
import dev.slipway.core.event.ReleaseHealthy;
import dev.slipway.core.event.ReleaseRolledBack;
import dev.slipway.core.state.ReleaseState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the log says of a release's moves. Pure.
final class ReleaseEvents {
    private ReleaseEvents() {}

    /// The events of one move, in order.
    static List<EventData> of(ReleaseRow release, ReleaseState to, @Nullable String reason) {
        String said = reason == null ? "" : reason;
        EventData advanced =
                new ReleaseAdvanced(
                        release.id(),
                        release.environment(),
                        release.deployment(),
                        release.content().model(),
                        release.content().version(),
                        release.state().name(),
                        to.name());
        return switch (to) {
            case HEALTHY -> List.of(advanced, healthy(release));
            case FAILED -> List.of(advanced, failed(release, said));
            case ROLLED_BACK -> List.of(advanced, rolledBackEvent(release, said));
            case DRAFT,
                    VERIFYING,
                    PROVISIONING,
                    SHADOW,
                    CANARY,
                    ANALYSING,
                    PROMOTING,
                    SUPERSEDED,
                    RETIRED,
                    ABORTING ->
                    List.of(advanced);
        };
    }

    private static EventData healthy(ReleaseRow release) {
        ReleaseRow.Content content = release.content();
        return new ReleaseHealthy(
                release.id(),
                release.environment(),
                release.deployment(),
                content.model(),
                content.version(),
                content.versionId(),
                content.versionDigest(),
                content.evaluationId(),
                content.imageDigest());
    }

    private static EventData failed(ReleaseRow release, String reason) {
        return new ReleaseFailed(
                release.id(),
                release.environment(),
                release.deployment(),
                release.content().model(),
                release.content().version(),
                reason);
    }

    private static EventData rolledBackEvent(ReleaseRow release, String reason) {
        return new ReleaseRolledBack(
                release.id(),
                release.environment(),
                release.deployment(),
                release.content().model(),
                release.content().version(),
                reason);
    }
}
