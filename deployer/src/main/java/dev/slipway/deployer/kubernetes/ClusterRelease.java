package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.target.LogLine;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was put into a cluster for a release, as the database has it.
///
/// @param name of its objects
/// @param url where the gateway reaches it; null until its Service was made
/// @param secretsAt when its tokens were written into the Secrets; Secrets are never read, so this
///     is all that is known
/// @param lastLog its last lines; null while it runs
/// @param gone whether nothing of it is left
record ClusterRelease(
        UUID releaseId,
        String project,
        Place place,
        String name,
        @Nullable URI url,
        Optional<Instant> secretsAt,
        @Nullable List<LogLine> lastLog,
        boolean gone) {

    /// A namespace of a cluster.
    ///
    /// @param kubeconfig name of the credentials; null for the deployer's own
    record Place(@Nullable String kubeconfig, String namespace) {}
}
