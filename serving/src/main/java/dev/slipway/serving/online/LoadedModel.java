package dev.slipway.serving.online;

import dev.slipway.serving.monitoring.Recorder;
import dev.slipway.serving.onnx.Model;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The one model that is served, with a lane for each thread that answers for it.
final class LoadedModel implements AutoCloseable {
    private static final int CALIBRATION_CALLS = 64;

    private final String name;
    private final String version;
    private final Model model;
    private final Recorder recorder;
    private final RequestIds ids;
    private final List<Lane> lanes = new CopyOnWriteArrayList<>();
    private final ThreadLocal<Lane> lane;
    private volatile long callNanos;

    LoadedModel(String name, String version, Model model, Recorder recorder, RequestIds ids) {
        this.name = name;
        this.version = version;
        this.model = model;
        this.recorder = recorder;
        this.ids = ids;
        this.lane = ThreadLocal.withInitial(this::newLane);
    }

    private Lane newLane() {
        Lane made = new Lane(this, recorder, ids);
        lanes.add(made);
        return made;
    }

    /// A lane that belongs to the caller and is closed by it.
    Lane newDetachedLane() {
        return new Lane(this, Recorder.NONE, ids);
    }

    String name() {
        return name;
    }

    String version() {
        return version;
    }

    Model model() {
        return model;
    }

    /// Whether a request for this name and version is for this model.
    boolean answersTo(String wantedName, @Nullable String wantedVersion) {
        return name.equals(wantedName) && (wantedVersion == null || version.equals(wantedVersion));
    }

    /// The lane of the calling thread.
    Lane lane() {
        return lane.get();
    }

    /// Time of one call as last calibrated.
    long callNanos() {
        return callNanos;
    }

    /// Measures one call on a lane whose inputs are filled; the fastest of a few counts.
    void calibrate(Lane filled) throws dev.slipway.serving.onnx.ScoringException {
        long best = Long.MAX_VALUE;
        for (int call = 0; call < CALIBRATION_CALLS; call++) {
            long begin = System.nanoTime();
            filled.scorer().run();
            best = Math.min(best, System.nanoTime() - begin);
        }
        callNanos = best;
    }

    /// To be called when no thread answers any more.
    @Override
    public void close() {
        lanes.forEach(Lane::close);
        model.close();
    }
}
