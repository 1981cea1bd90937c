package dev.slipway.deployer.local;

import dev.slipway.core.id.Digest;
import dev.slipway.core.problem.Violation;
import dev.slipway.deployer.evidence.ReleaseDescriptor;
import dev.slipway.deployer.target.ClusterPlace;
import dev.slipway.deployer.target.DeployTarget;
import dev.slipway.deployer.target.Live;
import dev.slipway.deployer.target.LogLine;
import dev.slipway.deployer.target.PromoteResult;
import dev.slipway.deployer.target.ProvisionResult;
import dev.slipway.deployer.target.ReleaseSpec;
import dev.slipway.deployer.target.RetireResult;
import dev.slipway.kit.object.ObjectNotFoundException;
import dev.slipway.kit.object.TamperedBlobException;
import dev.slipway.oci.OciException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/// Runs each release as one process of this machine. What happens to one release happens in order;
/// releases do not wait for each other.
@ApplicationScoped
public class LocalTarget implements DeployTarget {
    private static final Logger LOG = Logger.getLogger(LocalTarget.class);

    /// How long a process may take to end by itself.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final LocalPaths paths;
    private final RunRecords records;
    private final Processes processes;
    private final ImageStore images;
    private final ReleaseDescriptor descriptor;
    private final Launcher launcher;
    private final IngestTokens tokens;
    private final ServingLog serving;
    private final Observer observer;
    private final Map<UUID, ReentrantLock> locks = new ConcurrentHashMap<>();

    LocalTarget(
            LocalPaths paths,
            RunRecords records,
            Processes processes,
            ImageStore images,
            ReleaseDescriptor descriptor,
            Launcher launcher,
            IngestTokens tokens,
            ServingLog serving,
            Observer observer) {
        this.paths = paths;
        this.records = records;
        this.processes = processes;
        this.images = images;
        this.descriptor = descriptor;
        this.launcher = launcher;
        this.tokens = tokens;
        this.serving = serving;
        this.observer = observer;
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public ProvisionResult provision(ReleaseSpec spec) {
        ReentrantLock lock = lock(spec.releaseId());
        try {
            return isRunning(spec)
                    ? new ProvisionResult.Unchanged()
                    : images.use(
                            spec.content().imageDigest(),
                            (image, root) ->
                                    fault(root, spec)
                                            .<ProvisionResult>map(ProvisionResult.Refused::new)
                                            .orElseGet(
                                                    () -> start(spec, image.config().run(), root)));
        } catch (OciException | TamperedBlobException | ObjectNotFoundException e) {
            return new ProvisionResult.Refused(
                    "Image %s cannot be unpacked: %s."
                            .formatted(spec.content().imageDigest(), e.getMessage()));
        } catch (IOException e) {
            LOG.warnf(e, "image %s", spec.content().imageDigest());
            return new ProvisionResult.NotYet("The image cannot be read or written just now.");
        } finally {
            lock.unlock();
        }
    }

    private Optional<String> fault(Path root, ReleaseSpec spec) throws IOException {
        Path file = root.resolve(ReleaseDescriptor.PLACE);
        return Files.isRegularFile(file)
                ? descriptor.fault(Files.readAllBytes(file), spec)
                : ReleaseDescriptor.missing();
    }

    private boolean isRunning(ReleaseSpec spec) throws IOException {
        Optional<RunRecord> written = records.find(spec.releaseId());
        if (written.filter(found -> processes.isAlive(id(found))).isPresent()) {
            return true;
        }
        Optional<Processes.Id> lost = lost(spec.releaseId());
        if (lost.isPresent()) {
            LOG.infof("process %d of release %s is adopted", lost.get().pid(), spec.releaseId());
            launcher.record(spec, lost.get(), List.of(), 0);
        }
        return lost.isPresent();
    }

    /// A process whose starter died before it wrote the record. Its folder is made before it.
    private Optional<Processes.Id> lost(UUID releaseId) {
        return Files.isDirectory(paths.work(releaseId))
                ? processes.withVariable(Launcher.RELEASE_VARIABLE, releaseId.toString())
                : Optional.empty();
    }

    private ProvisionResult start(
            ReleaseSpec spec, dev.slipway.oci.ImageConfig.Run run, Path root) {
        Optional<List<String>> command = launcher.command(spec, run, root);
        if (command.isEmpty()) {
            return new ProvisionResult.Refused(
                    "This %s image cannot be run here: it has no entrypoint, or no serving jar is installed."
                            .formatted(spec.content().kind()));
        }
        try {
            launcher.start(spec, command.get());
            return new ProvisionResult.Started();
        } catch (IOException e) {
            LOG.warnf(e, "release %s was not started", spec.releaseId());
            return new ProvisionResult.NotYet(
                    "The server cannot be started yet: %s.".formatted(e.getMessage()));
        }
    }

    @Override
    public Live observe(ReleaseSpec spec) {
        return observer.look(spec.releaseId());
    }

    /// Nobody but this target changes a process, and one that ended is started again by the caller.
    @Override
    public void correct(ReleaseSpec spec) {}

    /// The route is a row; a process needs nothing.
    @Override
    public PromoteResult promote(ReleaseSpec spec) {
        Live live = observe(spec);
        if (live.ready() && live.url() != null) {
            return new PromoteResult.Promoted(live.url());
        }
        return new PromoteResult.NotReady(String.valueOf(live.reason()));
    }

    /// Nothing sends it new requests once the route has moved; it ends what it has when it is
    /// ended.
    @Override
    public void drain(ReleaseSpec spec) {}

    @Override
    public RetireResult retire(UUID releaseId) {
        ReentrantLock lock = lock(releaseId);
        try {
            Optional<Processes.Id> process =
                    records.find(releaseId)
                            .map(LocalTarget::id)
                            .filter(processes::isAlive)
                            .or(() -> lost(releaseId));
            if (process.isPresent() && !processes.end(process.get(), GRACE)) {
                return new RetireResult.NotYet(
                        "Process %d does not end.".formatted(process.get().pid()));
            }
            return remove(releaseId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private RetireResult remove(UUID releaseId) throws IOException {
        Path work = paths.work(releaseId);
        boolean there = Files.exists(work) || records.find(releaseId).isPresent();
        if (!tokens.revoke(work)) {
            return new RetireResult.NotYet(
                    "Its token could not be revoked: the gateway does not answer as it should.");
        }
        PrivateFiles.deleteTree(work);
        records.remove(releaseId);
        return there ? new RetireResult.Retired() : new RetireResult.Absent();
    }

    @Override
    public boolean restartsItself() {
        return false;
    }

    /// A place in a cluster means nothing here.
    @Override
    public Optional<Violation> fault(ClusterPlace place) {
        return Optional.empty();
    }

    @Override
    public List<LogLine> logs(ReleaseSpec spec, int tail) {
        return serving.tail(paths.log(spec), tail);
    }

    @Override
    public void forget(ReleaseSpec spec) {
        try {
            Files.deleteIfExists(paths.log(spec));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<UUID> present() {
        return records.releases();
    }

    @Override
    public void collect(Predicate<Digest> inUse) {
        images.collect(inUse);
    }

    private static Processes.Id id(RunRecord written) {
        return new Processes.Id(written.pid(), written.startedAt());
    }

    private ReentrantLock lock(UUID releaseId) {
        ReentrantLock lock = locks.computeIfAbsent(releaseId, _ -> new ReentrantLock());
        lock.lock();
        return lock;
    }
}
