package dev.slipway.oci.registry;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/// How registries are spoken to.
///
/// @param insecureHosts `HOST` or `HOST:PORT` of registries that are reached over plain HTTP;
///     loopback always is
/// @param attempts how often one step is tried before a transient failure (429, 5xx, a broken
///     connection) is final, at least 1
/// @param backoff before the second attempt; doubled for each further one, at most
///     [#LONGEST_PAUSE]
/// @param chunkBytes most bytes of a blob in one request; what a broken connection can cost
/// @param patience for a registry's answer, in addition to the time that the bytes may take
public record RegistrySettings(
        Set<String> insecureHosts,
        int attempts,
        Duration backoff,
        long chunkBytes,
        Duration patience) {
    /// Also the most that a registry's `Retry-After` is honoured.
    public static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /// Five attempts, 0.5 s, 32 MiB, 60 s.
    public static final RegistrySettings DEFAULT =
            new RegistrySettings(
                    Set.of(), 5, Duration.ofMillis(500), 32 << 20, Duration.ofSeconds(60));

    private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]");

    public RegistrySettings {
        insecureHosts = Set.copyOf(insecureHosts);
        if (attempts < 1 || chunkBytes < 1 || backoff.isNegative()) {
            throw new IllegalArgumentException(
                    "attempts and chunkBytes are at least 1, backoff is not negative");
        }
    }

    /// The same settings with these registries on plain HTTP.
    public RegistrySettings withInsecureHosts(Set<String> hosts) {
        return new RegistrySettings(hosts, attempts, backoff, chunkBytes, patience);
    }

    /// Whether this registry (`HOST` or `HOST:PORT`) is reached over plain HTTP.
    boolean isPlain(String registry) {
        String host = registry.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(host)
                || host.matches("127(\\.[0-9]{1,3}){3}")
                || insecureHosts.contains(registry)
                || insecureHosts.contains(host);
    }
}
