package dev.slipway.deployer.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.MicroTime;
import java.time.Instant;
import java.util.Optional;

/// Reads events. Pure.
final class Events {
    private Events() {}

    /// When it was last seen.
    static Instant at(Event event) {
        return Pods.instant(event.getLastTimestamp())
                .or(
                        () ->
                                Optional.ofNullable(event.getEventTime())
                                        .map(MicroTime::getTime)
                                        .flatMap(Pods::instant))
                .or(() -> Pods.instant(event.getFirstTimestamp()))
                .or(() -> Pods.instant(event.getMetadata().getCreationTimestamp()))
                .orElse(Instant.EPOCH);
    }

    /// Whether an event says that a Secret of a release is not there.
    static boolean secretLost(Event event, String name) {
        String message = String.valueOf(event.getMessage());
        return switch (String.valueOf(event.getReason())) {
            case "FailedMount" -> message.contains("\"" + Names.ingest(name) + "\" not found");
            case "FailedToRetrieveImagePullSecret" -> message.contains(Names.pull(name));
            default -> false;
        };
    }
}
