package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.target.LogLine;
import dev.slipway.deployer.target.RetireResult;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import org.jboss.logging.Logger;

/// Takes a release out of its cluster: first its pods, with time to answer what they have, then
/// everything else, its tokens, and last the row that says that something may be there.
@ApplicationScoped
class Remover {
    private static final Logger LOG = Logger.getLogger(Remover.class);

    /// Lines that outlive a release.
    private static final int KEPT_LINES = 500;

    private final PodLogs logs;
    private final ClusterTokens tokens;
    private final ClusterReleases rows;

    Remover(PodLogs logs, ClusterTokens tokens, ClusterReleases rows) {
        this.logs = logs;
        this.tokens = tokens;
        this.rows = rows;
    }

    /// @throws KubernetesClientException when the API server refuses or does not answer
    RetireResult remove(Cluster cluster, ClusterRelease release) {
        String namespace = release.place().namespace();
        if (release.lastLog() == null) {
            keepLog(cluster, release);
        }
        cluster.deleteDeployment(namespace, release.name());
        if (cluster.deployment(namespace, release.name()).isPresent()) {
            return new RetireResult.NotYet("Its pods answer what they have and end.");
        }
        if (!cluster.pods(namespace, release.releaseId()).isEmpty()) {
            return new RetireResult.NotYet("Its last pods end.");
        }
        cluster.deleteRest(namespace, release.name());
        return forget(release);
    }

    /// The row stays as long as a token may work.
    private RetireResult forget(ClusterRelease release) {
        try {
            tokens.revokeAll(release);
        } catch (IOException e) {
            LOG.warnf(e, "tokens of release %s are not revoked", release.releaseId());
            return new RetireResult.NotYet(
                    "Its tokens are not revoked yet: %s.".formatted(e.getMessage()));
        }
        rows.gone(release.releaseId());
        return new RetireResult.Retired();
    }

    /// The log is for a person who looks later; a cluster that does not give it is no reason to
    /// keep the release.
    private void keepLog(Cluster cluster, ClusterRelease release) {
        List<LogLine> lines;
        try {
            lines = logs.tail(cluster, release, KEPT_LINES);
        } catch (KubernetesClientException e) {
            if (Trouble.of(e).unreachable()) {
                throw e;
            }
            LOG.warnf(e, "the log of release %s is lost", release.releaseId());
            lines = List.of();
        }
        rows.keepLog(release.releaseId(), lines);
    }
}
