package dev.slipway.builder.build;

import dev.slipway.builder.image.MadeImage;
import dev.slipway.kit.job.JobHandler;
import dev.slipway.kit.object.ObjectNotFoundException;
import dev.slipway.kit.object.TamperedBlobException;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.oci.OciException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Runs builds. May be killed at any moment and run again: it goes on from the row, blobs that are
/// there are not stored twice, and only a build that is still `BUILDING` gets its image.
@ApplicationScoped
class BuildJob implements JobHandler<BuildTask> {
    private static final Logger LOG = Logger.getLogger(BuildJob.class);

    private final BuildLifecycle lifecycle;
    private final ImageMaker maker;
    private final BuildLog log;
    private final BuildConfig config;
    private final Clock clock;

    BuildJob(
            BuildLifecycle lifecycle,
            ImageMaker maker,
            BuildLog log,
            BuildConfig config,
            Clock clock) {
        this.lifecycle = lifecycle;
        this.maker = maker;
        this.log = log;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "build";
    }

    @Override
    public Class<BuildTask> dataType() {
        return BuildTask.class;
    }

    @Override
    public void run(String jobId, BuildTask task) {
        Optional<BuildEntity> started = lifecycle.start(task.buildId());
        if (started.isEmpty()) {
            return;
        }
        BuildEntity build = started.get();
        try {
            MadeImage image = maker.make(build, new RowProgress(build.id));
            if (lifecycle.finish(build.id, image)) {
                LOG.infof("build %s of %s: %s", build.id, build.eventSubject(), image.digest());
            }
        } catch (BuildCancelledException e) {
            LOG.infof("build %s has ended before its image was finished", build.id);
        } catch (BuildRefusedException
                | ObjectNotFoundException
                | ProblemException
                | TamperedBlobException
                | OciException e) {
            fail(build, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            retryOrFail(build, new UncheckedIOException(e));
        } catch (RuntimeException e) {
            retryOrFail(build, e);
        }
    }

    private void retryOrFail(BuildEntity build, RuntimeException failure) {
        if (clock.instant().isBefore(build.startedAt.plus(config.deadline()))) {
            log.add(build.id, "interrupted by a fault of ours, will be tried again");
            throw failure;
        }
        fail(
                build,
                "not finished within " + config.deadline() + " because of repeated faults",
                failure);
    }

    private void fail(BuildEntity build, String reason, Exception cause) {
        LOG.warnf(cause, "build %s of %s failed", build.id, build.eventSubject());
        if (lifecycle.fail(build.id, reason)) {
            log.add(build.id, "failed: " + reason);
        }
    }

    private final class RowProgress implements Progress {
        private final UUID id;

        RowProgress(UUID id) {
            this.id = id;
        }

        @Override
        public void say(String line) {
            log.add(id, line);
        }

        @Override
        public void checkpoint() {
            if (!lifecycle.isBuilding(id)) {
                throw new BuildCancelledException();
            }
        }
    }
}
