package dev.slipway.core.event;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The wire names of event types and the records behind them.
public final class EventTypes {
    /// Number of the form in which this build writes the data of every type.
    public static final int SCHEMA = 1;

    /// Largest size of an event's data as JSON, in bytes.
    public static final int MAX_DATA_BYTES = 16 * 1024;

    private static final Map<String, Class<? extends EventData>> BY_NAME =
            Map.ofEntries(
                    Map.entry("model.created", ModelCreated.class),
                    Map.entry("version.sealed", VersionSealed.class),
                    Map.entry("alias.moved", AliasMoved.class),
                    Map.entry("policy.revised", PolicyRevised.class),
                    Map.entry("dataset.registered", DatasetRegistered.class),
                    Map.entry("evaluation.queued", EvaluationQueued.class),
                    Map.entry("evaluation.started", EvaluationStarted.class),
                    Map.entry("evaluation.finished", EvaluationFinished.class),
                    Map.entry("build.queued", BuildQueued.class),
                    Map.entry("build.started", BuildStarted.class),
                    Map.entry("image.built", ImageBuilt.class),
                    Map.entry("build.failed", BuildFailed.class),
                    Map.entry("release.created", ReleaseCreated.class),
                    Map.entry("release.advanced", ReleaseAdvanced.class),
                    Map.entry("release.healthy", ReleaseHealthy.class),
                    Map.entry("release.failed", ReleaseFailed.class),
                    Map.entry("release.rolledback", ReleaseRolledBack.class),
                    Map.entry("deployment.removed", DeploymentRemoved.class),
                    Map.entry("alert.fired", AlertFired.class),
                    Map.entry("alert.resolved", AlertResolved.class),
                    Map.entry("token.created", TokenCreated.class),
                    Map.entry("token.revoked", TokenRevoked.class),
                    Map.entry("user.signedin", UserSignedIn.class));

    private static final Map<Class<? extends EventData>, String> BY_RECORD =
            BY_NAME.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private EventTypes() {}

    /// The record of a wire name; empty for types that this build does not know.
    public static Optional<Class<? extends EventData>> record(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }

    /// The wire name of an event.
    ///
    /// @throws IllegalArgumentException for [UnknownEvent], which is never written
    public static String wireName(EventData data) {
        String name = BY_RECORD.get(data.getClass());
        if (name == null) {
            throw new IllegalArgumentException(
                    "not an event type of this build: " + data.getClass().getSimpleName());
        }
        return name;
    }

    /// All types by wire name.
    public static Map<String, Class<? extends EventData>> all() {
        return BY_NAME;
    }
}
