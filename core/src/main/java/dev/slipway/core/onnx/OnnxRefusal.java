package dev.slipway.core.onnx;

import java.io.Serial;

/// An ONNX file that is not taken: what is wrong, and where in the file.
///
/// The message is `reason (where)` and may be shown to the person who sent the file.
public final class OnnxRefusal extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    /// The kinds of refusal.
    public enum Kind {
        /// The bytes are something else.
        NOT_ONNX,
        /// The bytes begin as a model and end too early.
        TRUNCATED,
        /// A model that contradicts the format or itself.
        MALFORMED,
        /// More than [OnnxLimits] allows.
        LIMIT,
        /// An input or output that a tensor server cannot carry.
        UNSUPPORTED_TYPE,
        /// External data outside the model's folder, or not where it should be.
        EXTERNAL_DATA,
        /// An operator whose code is not part of the runtime.
        UNKNOWN_OPERATOR
    }

    private final Kind kind;
    private final String reason;
    private final String where;

    /// @param where the place in the file, for example `byte 1234` or `output probabilities`
    public OnnxRefusal(Kind kind, String reason, String where) {
        super(reason + " (" + where + ")");
        this.kind = kind;
        this.reason = reason;
        this.where = where;
    }

    public Kind kind() {
        return kind;
    }

    /// What is wrong and what to do about it, one sentence.
    public String reason() {
        return reason;
    }

    public String where() {
        return where;
    }
}
