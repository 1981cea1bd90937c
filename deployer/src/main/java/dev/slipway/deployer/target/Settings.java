package dev.slipway.deployer.target;

import dev.slipway.core.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How much of a cluster a release gets, as an environment or a release asks for it. What is absent
/// is taken from the next: release, then environment, then [Sizing#DEFAULT].
///
/// @param replicas how many pods, 1 to [#MAX_REPLICAS]
/// @param cpu processor time that a node must have free, for example `100m`
/// @param memory memory that a node must have free, for example `256Mi`
/// @param cpuLimit processor time that it never gets more of; absent: no limit
/// @param memoryLimit memory beyond which it is killed
public record Settings(
        @Nullable Integer replicas,
        @Nullable String cpu,
        @Nullable String memory,
        @Nullable String cpuLimit,
        @Nullable String memoryLimit) {
    /// More pods of one model want a cluster's own autoscaler.
    public static final int MAX_REPLICAS = 50;

    /// Nothing is asked for.
    public static final Settings NONE = new Settings(null, null, null, null, null);

    /// What is wrong with them; empty when nothing is.
    public List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        if (replicas != null && (replicas < 1 || replicas > MAX_REPLICAS)) {
            found.add(violation("replicas", "must be 1 to " + MAX_REPLICAS));
        }
        quantity("cpu", cpu, "500m", found);
        quantity("memory", memory, "512Mi", found);
        quantity("cpuLimit", cpuLimit, "2", found);
        quantity("memoryLimit", memoryLimit, "1Gi", found);
        if (found.isEmpty()) {
            Sizing whole = Sizing.of(this, NONE);
            limit("cpuLimit", whole.cpuLimit(), whole.cpu(), found);
            limit("memoryLimit", whole.memoryLimit(), whole.memory(), found);
        }
        return found;
    }

    private static void quantity(
            String field, @Nullable String text, String example, List<Violation> found) {
        if (text != null && Quantity.parse(text).isEmpty()) {
            found.add(violation(field, "must be a quantity like %s".formatted(example)));
        }
    }

    private static void limit(
            String field, @Nullable String limit, String request, List<Violation> found) {
        Optional<Quantity> most = Optional.ofNullable(limit).flatMap(Quantity::parse);
        Optional<Quantity> least = Quantity.parse(request);
        if (most.isPresent() && least.isPresent() && most.get().compareTo(least.get()) < 0) {
            found.add(violation(field, "must not be below what is requested, " + request));
        }
    }

    private static Violation violation(String field, String message) {
        return new Violation("settings." + field, "body", message);
    }
}
