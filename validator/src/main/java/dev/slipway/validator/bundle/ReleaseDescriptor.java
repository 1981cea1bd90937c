package dev.slipway.validator.bundle;

import dev.slipway.core.model.Signature;
import dev.slipway.core.statistics.Baseline;
import dev.slipway.validator.judge.Judged;
import dev.slipway.validator.policy.MonitorRule;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What an image knows about its release; the server learns it from nothing else.
public record ReleaseDescriptor(
        String apiVersion,
        String project,
        String model,
        String slug,
        int version,
        UUID versionId,
        String versionDigest,
        UUID evaluationId,
        PolicyRef policy,
        Signature signature,
        String modelPath,
        Golden golden,
        Baseline baseline,
        Monitor monitor) {
    public static final String API_VERSION = "slipway.dev/v1";

    /// Settings of the monitor.
    public record Monitor(long windowSeconds, Map<String, Number> limits) {
        static Monitor of(MonitorRule rule) {
            return new Monitor(rule.window().toSeconds(), new java.util.TreeMap<>(rule.limits()));
        }
    }

    /// The descriptor of a judged version; empty when it could not be scored, so nothing is known
    /// to answer again or to compare with.
    public static Optional<ReleaseDescriptor> of(
            Subject subject, PolicyRef policy, Judged judged, Baseline baseline, MonitorRule rule) {
        if (judged.signature().isEmpty() || judged.measured().isEmpty()) {
            return Optional.empty();
        }
        Signature signature = judged.signature().get();
        return Optional.of(
                new ReleaseDescriptor(
                        API_VERSION,
                        subject.project(),
                        subject.model(),
                        subject.slug(),
                        subject.version(),
                        subject.versionId(),
                        subject.versionDigest(),
                        subject.evaluationId(),
                        policy,
                        signature,
                        "models/%s/%d/model.onnx".formatted(subject.slug(), subject.version()),
                        Golden.of(signature, judged.measured().get().golden()),
                        baseline,
                        Monitor.of(rule)));
    }
}
