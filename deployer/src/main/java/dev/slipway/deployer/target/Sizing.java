package dev.slipway.deployer.target;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How much of a cluster a release has, once and for all.
public record Sizing(
        int replicas,
        String cpu,
        String memory,
        @Nullable String cpuLimit,
        @Nullable String memoryLimit) {
    /// One pod, a tenth of a core, 256 MiB and never more than 512 MiB.
    public static final Sizing DEFAULT = new Sizing(1, "100m", "256Mi", null, "512Mi");

    /// What a release asks for, completed by its environment and the defaults. A memory request
    /// above the default limit raises that limit.
    public static Sizing of(@Nullable Settings release, @Nullable Settings environment) {
        Settings first = release == null ? Settings.NONE : release;
        Settings second = environment == null ? Settings.NONE : environment;
        String memory = pick(first, second, Settings::memory).orElse(DEFAULT.memory());
        return new Sizing(
                pick(first, second, Settings::replicas).orElse(DEFAULT.replicas()),
                pick(first, second, Settings::cpu).orElse(DEFAULT.cpu()),
                memory,
                pick(first, second, Settings::cpuLimit).orElse(null),
                pick(first, second, Settings::memoryLimit).orElseGet(() -> limit(memory)));
    }

    private static String limit(String memory) {
        String usual = String.valueOf(DEFAULT.memoryLimit());
        return Quantity.parse(memory)
                .filter(asked -> asked.compareTo(Quantity.parse(usual).orElseThrow()) > 0)
                .map(Quantity::text)
                .orElse(usual);
    }

    private static <T> Optional<T> pick(
            Settings first, Settings second, Function<Settings, @Nullable T> field) {
        return Optional.ofNullable(field.apply(first))
                .or(() -> Optional.ofNullable(field.apply(second)));
    }
}
