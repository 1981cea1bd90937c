package dev.slipway.validator.judge;

import dev.slipway.validator.policy.Gate;
import dev.slipway.validator.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Gates in the order of running: file safety, structure, data, metrics, champion, latency. The
/// first three run whatever the policy says, because nothing may be scored before them.
final class GatePlan {
    private final PolicyDocument policy;

    GatePlan(PolicyDocument policy) {
        this.policy = policy;
    }

    List<Gate> fileSafety() {
        return orImplied(
                Gate.FileSafety.class::isInstance,
                new Gate.FileSafety(impliedId(Gate.FileSafety.TYPE)));
    }

    List<Gate> structure() {
        return orImplied(
                Gate.Structure.class::isInstance,
                new Gate.Structure(impliedId(Gate.Structure.TYPE)));
    }

    List<Gate.DataSchema> data() {
        return policy.datasets().stream()
                .map(dataset -> new Gate.DataSchema(Gate.DataSchema.TYPE + ":" + dataset, dataset))
                .toList();
    }

    List<Gate.Metric> metrics() {
        return of(Gate.Metric.class);
    }

    List<Gate.Champion> champions() {
        return of(Gate.Champion.class);
    }

    List<Gate.Latency> latencies() {
        return of(Gate.Latency.class);
    }

    /// Everything, for those that were not run.
    List<Gate> all() {
        List<Gate> all = new ArrayList<>(fileSafety());
        all.addAll(structure());
        all.addAll(data());
        all.addAll(metrics());
        all.addAll(champions());
        all.addAll(latencies());
        return all;
    }

    boolean isEmpty() {
        return policy.gates().isEmpty();
    }

    private <G extends Gate> List<G> of(Class<G> type) {
        return policy.gates().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private List<Gate> orImplied(Predicate<Gate> wanted, Gate implied) {
        List<Gate> found = policy.gates().stream().filter(wanted).toList();
        return found.isEmpty() ? List.of(implied) : found;
    }

    private String impliedId(String type) {
        boolean taken = policy.gates().stream().anyMatch(gate -> gate.id().equals(type));
        return taken ? type + ":implied" : type;
    }
}
