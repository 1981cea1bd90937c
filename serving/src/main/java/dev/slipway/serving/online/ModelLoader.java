package dev.slipway.serving.online;

import dev.slipway.core.model.Signature;
import dev.slipway.serving.auth.Caller;
import dev.slipway.serving.monitoring.Monitoring;
import dev.slipway.serving.monitoring.MonitoringPlan;
import dev.slipway.serving.monitoring.Recorder;
import dev.slipway.serving.monitoring.Traffic;
import dev.slipway.serving.onnx.Model;
import dev.slipway.serving.onnx.ModelRefusedException;
import dev.slipway.serving.onnx.ScoringException;
import dev.slipway.serving.release.GoldenCheck;
import dev.slipway.serving.release.ReleaseDescriptor;
import dev.slipway.serving.v2.V2Exception;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From a file to a model that may answer: loaded, of the signature that was validated, answering
/// the golden rows as then, warmed up.
final class ModelLoader {
    private static final int THREADS = 1;
    private static final long DEFAULT_WINDOW_SECONDS = 86_400;
    private static final int WARM_UP_CALLS = 2_000;
    private static final long WARM_UP_NANOS = 300_000_000;

    private final RequestIds ids;
    private final Traffic traffic;
    private final Clock clock;

    ModelLoader(RequestIds ids, Traffic traffic, Clock clock) {
        this.ids = ids;
        this.traffic = traffic;
        this.clock = clock;
    }

    /// What came of it.
    ///
    /// @param monitoring built, not started
    record Loaded(LoadedModel model, @Nullable Monitoring monitoring) {}

    /// One file on its own.
    Loaded alone(Path file, String name) throws ModelRefusedException {
        Model model = Model.open(file, THREADS);
        return new Loaded(new LoadedModel(name, "1", model, Recorder.NONE, ids), null);
    }

    /// The model of a release.
    ///
    /// @throws ModelRefusedException when it does not load, or is not what was validated
    Loaded release(Path root, ReleaseDescriptor release, @Nullable MonitoringPlan plan)
            throws ModelRefusedException {
        Model model = Model.open(release.modelFile(root), THREADS);
        requireSignature(release.signature(), model.signature());
        Monitoring monitoring = monitoring(release, plan, model.signature());
        LoadedModel loaded =
                new LoadedModel(
                        release.slug(),
                        Integer.toString(release.version()),
                        model,
                        monitoring == null ? Recorder.NONE : monitoring,
                        ids);
        checkGolden(release, loaded);
        return new Loaded(loaded, monitoring);
    }

    private static void requireSignature(@Nullable Signature validated, Signature loaded)
            throws ModelRefusedException {
        if (validated != null && !validated.equals(loaded)) {
            throw new ModelRefusedException(
                    "the signature is not the validated one: loaded %s, validated %s"
                            .formatted(loaded, validated));
        }
    }

    private @Nullable Monitoring monitoring(
            ReleaseDescriptor release, @Nullable MonitoringPlan plan, Signature signature) {
        if (plan == null || release.baseline() == null) {
            return null;
        }
        long seconds =
                release.monitor() == null
                        ? DEFAULT_WINDOW_SECONDS
                        : Math.max(60, release.monitor().windowSeconds());
        return plan.build(signature, release.baseline(), seconds, traffic, clock);
    }

    /// Runs reader, model and writer until they are compiled or the time is over, so that the first
    /// caller does not pay for it.
    private static void warmUp(String request, Lane lane) {
        byte[] body = request.getBytes(StandardCharsets.UTF_8);
        long end = System.nanoTime() + WARM_UP_NANOS;
        try {
            for (int call = 0; call < WARM_UP_CALLS && System.nanoTime() < end; call++) {
                lane.infer(body, body.length, Caller.LOCAL);
            }
        } catch (V2Exception unanswerable) {
            // Golden rows may hold what JSON cannot carry; the check above has passed all the same.
            Log.info("no warm-up: " + unanswerable.getMessage());
        }
    }

    private static void checkGolden(ReleaseDescriptor release, LoadedModel loaded)
            throws ModelRefusedException {
        if (release.golden() == null) {
            return;
        }
        // A lane of its own: what it answers is no prediction, and the loops make theirs
        // themselves.
        try (Lane lane = loaded.newDetachedLane()) {
            Optional<String> difference =
                    new GoldenCheck(release.golden())
                            .run(
                                    lane.reader(),
                                    lane.scorer(),
                                    loaded.model().signature().outputs().size());
            if (difference.isPresent()) {
                throw new ModelRefusedException(difference.get());
            }
            loaded.calibrate(lane);
            warmUp(release.golden().request().toString(), lane);
        } catch (ScoringException failed) {
            throw new ModelRefusedException("calibration failed: " + failed.getMessage(), failed);
        }
    }
}
