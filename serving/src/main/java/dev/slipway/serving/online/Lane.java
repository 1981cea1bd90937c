package dev.slipway.serving.online;

import dev.slipway.core.identity.Verb;
import dev.slipway.serving.auth.Caller;
import dev.slipway.serving.monitoring.Recorder;
import dev.slipway.serving.onnx.Scorer;
import dev.slipway.serving.onnx.ScoringException;
import dev.slipway.serving.v2.InferReader;
import dev.slipway.serving.v2.InferWriter;
import dev.slipway.serving.v2.V2Exception;
import dev.slipway.serving.v2.V2Status;

/// Everything one thread needs to answer inferences: a scorer, a reader, a writer. Buffers are used
/// again from request to request; the thread owns them.
final class Lane implements AutoCloseable {
    private static final int LARGE_BODY_BYTES = 1 << 20;

    private final Scorer scorer;
    private final InferReader reader;
    private final InferWriter writer;
    private final Recorder recorder;
    private final RequestIds ids;
    private int rows;

    Lane(LoadedModel model, Recorder recorder, RequestIds ids) {
        this.scorer = model.model().newScorer();
        this.reader = new InferReader(model.model().signature());
        this.writer = new InferWriter(model.name(), model.version(), model.model().signature());
        this.recorder = recorder;
        this.ids = ids;
    }

    InferReader reader() {
        return reader;
    }

    Scorer scorer() {
        return scorer;
    }

    /// The answer last given; valid until the next call.
    InferWriter answer() {
        return writer;
    }

    /// Rows of the request last answered.
    int rows() {
        return rows;
    }

    /// Answers one request into `answer`.
    void infer(byte[] body, int length, Caller caller) throws V2Exception {
        rows = 0;
        try {
            reader.read(body, length, scorer);
            boolean replay = reader.eventMillis().isPresent();
            if (replay && !caller.may(Verb.SERVE_REPLAY)) {
                throw new V2Exception(
                        V2Status.PERMISSION_DENIED,
                        "the parameter slipway_event_time needs a token with the verb "
                                + Verb.SERVE_REPLAY.wireName());
            }
            score();
            String id = reader.id().orElseGet(ids::next);
            writer.write(id, reader, scorer);
            rows = scorer.input(0).rows();
            recorder.record(scorer, rows, id, reader.eventMillis());
        } finally {
            if (length > LARGE_BODY_BYTES) {
                scorer.trim();
            }
        }
    }

    private void score() throws V2Exception {
        try {
            scorer.run();
        } catch (ScoringException refused) {
            throw V2Exception.invalid(
                    "the model cannot score these inputs: " + refused.getMessage());
        }
    }

    @Override
    public void close() {
        scorer.close();
    }
}
