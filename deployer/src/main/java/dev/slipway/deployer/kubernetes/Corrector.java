package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.target.ReleaseSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.jboss.logging.Logger;

/// Puts the objects of a release back as they should be: now and then, at once when somebody was
/// seen to change them, and with new Secrets when those were deleted or grow old.
@ApplicationScoped
class Corrector {
    private static final Logger LOG = Logger.getLogger(Corrector.class);

    private final Clusters clusters;
    private final ClusterReleases rows;
    private final ClusterTokens tokens;
    private final Applier applier;
    private final Memory memory;

    Corrector(
            Clusters clusters,
            ClusterReleases rows,
            ClusterTokens tokens,
            Applier applier,
            Memory memory) {
        this.clusters = clusters;
        this.rows = rows;
        this.tokens = tokens;
        this.applier = applier;
        this.memory = memory;
    }

    void correct(ReleaseSpec spec) {
        if (!memory.dueForCorrection(spec.releaseId())) {
            return;
        }
        memory.attempted(spec.releaseId());
        Lock lock = memory.lock(spec.releaseId());
        try {
            Optional<ClusterRelease> release =
                    rows.find(spec.releaseId()).filter(found -> !found.gone());
            if (release.isPresent()) {
                correct(spec, release.get());
            } else {
                memory.forget(spec.releaseId());
            }
        } catch (KubernetesClientException e) {
            LOG.warnf(
                    "release %s is not corrected: %s", spec.releaseId(), Trouble.of(e).sentence());
        } catch (IOException e) {
            LOG.warnf(e, "release %s is not corrected", spec.releaseId());
        } finally {
            lock.unlock();
        }
    }

    private void correct(ReleaseSpec spec, ClusterRelease release) throws IOException {
        Optional<Cluster> found = clusters.find(release.place().kubeconfig());
        if (found.isEmpty()) {
            return;
        }
        Cluster cluster = found.get();
        Optional<Deployment> live = cluster.deployment(release.place().namespace(), release.name());
        if (live.filter(now -> now.getMetadata().getDeletionTimestamp() == null).isEmpty()) {
            return;
        }
        if (secretsAreDue(release)) {
            LOG.infof("the Secrets of release %s are made anew", spec.releaseId());
            applier.writeSecrets(cluster, spec);
        }
        memory.applied(spec.releaseId(), applier.apply(cluster, spec, live));
        tokens.revokeReplaced(release);
    }

    private boolean secretsAreDue(ClusterRelease release) {
        return memory.takeSecretLoss(release.releaseId())
                || memory.tokensAreOld(release)
                || tokens.uncertain(release.releaseId());
    }
}
