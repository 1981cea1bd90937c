package dev.slipway.deployer.kubernetes;

import dev.slipway.core.id.Digest;
import dev.slipway.core.problem.Violation;
import dev.slipway.deployer.evidence.ReleaseDescriptor;
import dev.slipway.deployer.target.ClusterPlace;
import dev.slipway.deployer.target.DeployTarget;
import dev.slipway.deployer.target.ImageKind;
import dev.slipway.deployer.target.Live;
import dev.slipway.deployer.target.LogLine;
import dev.slipway.deployer.target.PromoteResult;
import dev.slipway.deployer.target.ProvisionResult;
import dev.slipway.deployer.target.ReleaseSpec;
import dev.slipway.deployer.target.RetireResult;
import dev.slipway.kit.object.ObjectNotFoundException;
import dev.slipway.kit.object.TamperedBlobException;
import dev.slipway.oci.OciException;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/// Runs each release as a Deployment with a Service of its own. What happens to one release happens
/// in order; releases do not wait for each other.
@ApplicationScoped
public class KubernetesTarget implements DeployTarget {
    private static final Logger LOG = Logger.getLogger(KubernetesTarget.class);

    private final Setup setup;
    private final Clusters clusters;
    private final Adoption adoption;
    private final ClusterReleases rows;
    private final ReleaseDescriptor descriptor;
    private final Applier applier;
    private final Corrector corrector;
    private final Onlooker onlooker;
    private final Remover remover;
    private final PodLogs logs;
    private final Memory memory;

    KubernetesTarget(
            Setup setup,
            Clusters clusters,
            Adoption adoption,
            ClusterReleases rows,
            ReleaseDescriptor descriptor,
            Applier applier,
            Corrector corrector,
            Onlooker onlooker,
            Remover remover,
            PodLogs logs,
            Memory memory) {
        this.setup = setup;
        this.clusters = clusters;
        this.adoption = adoption;
        this.rows = rows;
        this.descriptor = descriptor;
        this.applier = applier;
        this.corrector = corrector;
        this.onlooker = onlooker;
        this.remover = remover;
        this.logs = logs;
        this.memory = memory;
    }

    @Override
    public String name() {
        return "kubernetes";
    }

    /// The kubelet does.
    @Override
    public boolean restartsItself() {
        return true;
    }

    @Override
    public Optional<Violation> fault(ClusterPlace place) {
        return setup.fault(place);
    }

    @Override
    public ProvisionResult provision(ReleaseSpec spec) {
        Lock lock = memory.lock(spec.releaseId());
        try {
            Optional<String> unfit = unfit(spec);
            return unfit.isPresent()
                    ? new ProvisionResult.Refused(unfit.get())
                    : settle(spec, clusters.find(spec.placement().cluster().kubeconfig()));
        } catch (KubernetesClientException e) {
            Trouble trouble = Trouble.of(e);
            LOG.warnf(e, "release %s: %s", spec.releaseId(), trouble.sentence());
            return trouble.permanent()
                    ? new ProvisionResult.Refused(trouble.sentence())
                    : new ProvisionResult.NotYet(trouble.sentence());
        } catch (OciException | TamperedBlobException | ObjectNotFoundException e) {
            return new ProvisionResult.Refused(
                    "Image %s is not what its digest says: %s."
                            .formatted(spec.content().imageDigest(), e.getMessage()));
        } catch (IOException e) {
            LOG.warnf(e, "release %s", spec.releaseId());
            return new ProvisionResult.NotYet(
                    "The release cannot be prepared just now: %s.".formatted(e.getMessage()));
        } finally {
            lock.unlock();
        }
    }

    private Optional<String> unfit(ReleaseSpec spec) throws IOException {
        if (spec.content().kind() == ImageKind.MODEL_ONLY) {
            return Optional.of(
                    "The image has no server of its own, and a cluster has none installed: build it again with a base image (SLIPWAY_BASE_IMAGE).");
        }
        Optional<String> missing = setup.missing(spec);
        return missing.isPresent() ? missing : descriptor.fault(spec);
    }

    private ProvisionResult settle(ReleaseSpec spec, Optional<Cluster> found) throws IOException {
        if (found.isEmpty()) {
            return new ProvisionResult.Refused(
                    Clusters.missing(spec.placement().cluster().kubeconfig()));
        }
        Cluster cluster = found.get();
        ClusterRelease release =
                rows.announce(spec.releaseId(), spec.project(), setup.place(spec), Names.of(spec));
        Optional<Deployment> live = cluster.deployment(release.place().namespace(), release.name());
        if (live.filter(now -> now.getMetadata().getDeletionTimestamp() != null).isPresent()) {
            return new ProvisionResult.NotYet("What was there before is still being taken away.");
        }
        memory.touched(spec.releaseId());
        if (live.isEmpty()) {
            applier.writeSecrets(cluster, spec);
        }
        memory.applied(spec.releaseId(), applier.apply(cluster, spec, live));
        return live.isEmpty() ? new ProvisionResult.Started() : new ProvisionResult.Unchanged();
    }

    @Override
    public Live observe(ReleaseSpec spec) {
        Optional<ClusterRelease> release =
                rows.find(spec.releaseId()).filter(found -> !found.gone());
        if (release.isEmpty()) {
            return Live.absent();
        }
        Optional<Cluster> cluster = clusters.find(release.get().place().kubeconfig());
        if (cluster.isEmpty()) {
            return Live.unknown(Clusters.missing(release.get().place().kubeconfig()));
        }
        Optional<String> resting = cluster.get().resting();
        if (resting.isPresent()) {
            return Live.unknown(resting.get());
        }
        try {
            Onlooker.Look look =
                    onlooker.look(
                            cluster.get(), release.get(), watched(cluster.get(), release.get()));
            memory.saw(release.get(), look.sight());
            return look.live();
        } catch (KubernetesClientException e) {
            Trouble trouble = Trouble.of(e);
            cluster.get().heard(trouble);
            LOG.infof("release %s is not seen: %s", spec.releaseId(), trouble.sentence());
            return Live.unknown(trouble.sentence());
        }
    }

    /// What informers know; nothing just after we changed something ourselves.
    private Optional<Sight> watched(Cluster cluster, ClusterRelease release) {
        NamespaceView view = cluster.view(release.place().namespace(), rows.installation());
        Optional<Sight> sight = view.sight(release.name(), release.releaseId());
        return memory.touchedLately(release.releaseId()) ? Optional.empty() : sight;
    }

    @Override
    public void correct(ReleaseSpec spec) {
        corrector.correct(spec);
    }

    /// The route is a row. It moves when all pods are ready, so that one of several does not get
    /// the traffic of all.
    @Override
    public PromoteResult promote(ReleaseSpec spec) {
        Live live = observe(spec);
        if (live.ready() && live.url() != null && live.reason() == null) {
            return new PromoteResult.Promoted(live.url());
        }
        return new PromoteResult.NotReady(String.valueOf(live.reason()));
    }

    /// A pod that ends drains by itself: its `preStop` waits until nobody sends to it any more.
    @Override
    public void drain(ReleaseSpec spec) {}

    @Override
    public RetireResult retire(UUID releaseId) {
        Lock lock = memory.lock(releaseId);
        try {
            Optional<ClusterRelease> release = rows.find(releaseId).filter(found -> !found.gone());
            if (release.isEmpty()) {
                memory.forget(releaseId);
                return new RetireResult.Absent();
            }
            Optional<Cluster> cluster = clusters.find(release.get().place().kubeconfig());
            if (cluster.isEmpty()) {
                return new RetireResult.NotYet(
                        Clusters.missing(release.get().place().kubeconfig()));
            }
            memory.touched(releaseId);
            RetireResult result = remover.remove(cluster.get(), release.get());
            if (result instanceof RetireResult.Retired) {
                memory.forget(releaseId);
            }
            return result;
        } catch (KubernetesClientException e) {
            return new RetireResult.NotYet(Trouble.of(e).sentence());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<LogLine> logs(ReleaseSpec spec, int tail) {
        Optional<ClusterRelease> release = rows.find(spec.releaseId());
        if (release.isEmpty()) {
            return List.of();
        }
        List<LogLine> kept = release.get().lastLog();
        Optional<Cluster> cluster = clusters.find(release.get().place().kubeconfig());
        if (kept != null || cluster.isEmpty()) {
            return kept == null ? List.of() : PodLogs.last(kept, tail);
        }
        try {
            return logs.tail(cluster.get(), release.get(), tail);
        } catch (KubernetesClientException e) {
            return List.of(new LogLine(null, PodLogs.EVENTS, Trouble.of(e).sentence()));
        }
    }

    @Override
    public void forget(ReleaseSpec spec) {
        rows.forget(spec.releaseId());
    }

    /// The rows, and what informers show with our label but without a row: after a restored backup
    /// of the database. Such a release gets a row, so that it can be retired. They look wherever
    /// environments have their releases.
    @Override
    public Set<UUID> present() {
        adoption.round();
        return Set.copyOf(rows.there());
    }

    /// Nodes collect the images that they pulled themselves.
    @Override
    public void collect(Predicate<Digest> inUse) {}
}
