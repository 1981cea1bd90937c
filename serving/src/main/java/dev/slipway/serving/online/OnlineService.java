package dev.slipway.serving.online;

import dev.slipway.core.identity.Verb;
import dev.slipway.serving.auth.Caller;
import dev.slipway.serving.monitoring.Traffic;
import dev.slipway.serving.v2.V2Exception;
import dev.slipway.serving.v2.V2Status;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Answers calls; knows nothing of connections. Thread-safe.
final class OnlineService {
    private static final long LONG_CALL_NANOS = 300_000;
    private static final int LONG_BODY_BYTES = 256 * 1024;

    private final ServingState state;
    private final Traffic traffic;
    private final MetricsPage metrics;

    OnlineService(ServingState state, Traffic traffic, MetricsPage metrics) {
        this.state = state;
        this.traffic = traffic;
        this.metrics = metrics;
    }

    /// Whether a call is answered without a token: probes and metrics.
    static boolean isPublic(Call call) {
        return switch (call) {
            case Call.ServerLive live -> true;
            case Call.ServerReady ready -> true;
            case Call.ModelReady ready -> true;
            case Call.Metrics page -> true;
            case Call.ServerMetadata server -> false;
            case Call.ModelList list -> false;
            case Call.ModelMetadata model -> false;
            case Call.Infer infer -> false;
        };
    }

    /// Whether a call takes so long that it must not run on an event loop.
    boolean isLong(Call call, int bodyBytes) {
        return call instanceof Call.Infer
                && (bodyBytes > LONG_BODY_BYTES
                        || (state.current() instanceof Readiness.Ready ready
                                && ready.model().callNanos() > LONG_CALL_NANOS));
    }

    /// Answers a call and counts inferences.
    ///
    /// @param caller who, for calls that are not public
    /// @param beginNanos when the request arrived
    Reply answer(Call call, byte[] body, int length, Caller caller, long beginNanos)
            throws V2Exception {
        return switch (call) {
            case Call.ServerMetadata server -> Reply.json(200, ControlAnswers.server());
            case Call.ServerLive live ->
                    Reply.json(200, ControlAnswers.json(new ControlAnswers.Live(true)));
            case Call.ServerReady ready -> ready();
            case Call.ModelList list -> Reply.json(200, ControlAnswers.json(models()));
            case Call.ModelMetadata model ->
                    Reply.json(
                            200,
                            ControlAnswers.metadata(state.require(model.model(), model.version())));
            case Call.ModelReady model -> modelReady(model);
            case Call.Infer infer -> infer(infer, body, length, caller, beginNanos);
            case Call.Metrics page -> Reply.text(metrics.render().getBytes(StandardCharsets.UTF_8));
        };
    }

    private Reply ready() {
        return switch (state.current()) {
            case Readiness.Ready ready ->
                    Reply.json(200, ControlAnswers.json(new ControlAnswers.Ready(true)));
            case Readiness.NotReady not ->
                    Reply.json(
                            V2Status.UNAVAILABLE.http(),
                            ControlAnswers.json(new ControlAnswers.NotReady(false, not.reason())));
        };
    }

    private Reply modelReady(Call.ModelReady call) throws V2Exception {
        if (state.current() instanceof Readiness.NotReady) {
            return ready();
        }
        LoadedModel model = state.require(call.model(), call.version());
        return Reply.json(200, ControlAnswers.json(new ControlAnswers.Named(model.name(), true)));
    }

    private ControlAnswers.Models models() {
        return new ControlAnswers.Models(
                switch (state.current()) {
                    case Readiness.Ready ready -> List.of(ready.model().name());
                    case Readiness.NotReady not -> List.of();
                });
    }

    private Reply infer(Call.Infer call, byte[] body, int length, Caller caller, long beginNanos)
            throws V2Exception {
        if (!caller.may(Verb.PREDICT)) {
            throw new V2Exception(
                    V2Status.PERMISSION_DENIED,
                    "this needs a token with the verb " + Verb.PREDICT.wireName());
        }
        Lane lane = state.require(call.model(), call.version()).lane();
        lane.infer(body, length, caller);
        traffic.answered(lane.rows(), (System.nanoTime() - beginNanos) / 1000);
        return Reply.json(lane.answer().array(), lane.answer().size());
    }

    /// Counts an inference that was not answered with 200.
    void count(Call call, V2Status status) {
        if (call instanceof Call.Infer) {
            switch (status) {
                case UNAVAILABLE, UNAUTHENTICATED, PERMISSION_DENIED -> traffic.rejected();
                case INVALID_ARGUMENT, NOT_FOUND, METHOD_NOT_ALLOWED, TOO_LARGE, INTERNAL ->
                        traffic.failed();
            }
        }
    }
}
