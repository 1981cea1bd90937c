package dev.slipway.serving.monitoring;

import dev.slipway.serving.onnx.Scorer;
import java.util.OptionalLong;

/// Takes note of answered rows. Never blocks and never fails the request.
@FunctionalInterface
public interface Recorder {
    /// Takes note of nothing.
    Recorder NONE = (scorer, rows, id, eventMillis) -> {};

    /// @param scorer inputs and outputs, valid during the call only
    /// @param rows how many
    /// @param id the answer's id
    /// @param eventMillis when it happened, if not now
    void record(Scorer scorer, int rows, String id, OptionalLong eventMillis);
}
