package dev.slipway.core.model;

import java.util.Optional;

/// Element types of the Open Inference Protocol V2 with their ONNX counterparts.
public enum Datatype {
    BOOL(1, 9),
    UINT8(1, 2),
    UINT16(2, 4),
    UINT32(4, 12),
    UINT64(8, 13),
    INT8(1, 3),
    INT16(2, 5),
    INT32(4, 6),
    INT64(8, 7),
    FP16(2, 10),
    BF16(2, 16),
    FP32(4, 1),
    FP64(8, 11),
    /// Strings of variable length; ONNX STRING.
    BYTES(0, 8);

    private final int bytes;
    private final int onnxType;

    Datatype(int bytes, int onnxType) {
        this.bytes = bytes;
        this.onnxType = onnxType;
    }

    /// Bytes per element; 0 for `BYTES`, whose elements vary.
    public int bytes() {
        return bytes;
    }

    /// The number of `TensorProto.DataType`.
    public int onnxType() {
        return onnxType;
    }

    /// Whether elements are numbers with a fraction.
    public boolean isFloating() {
        return switch (this) {
            case FP16, BF16, FP32, FP64 -> true;
            case BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64, BYTES -> false;
        };
    }

    /// The type of an ONNX element type; empty for those that V2 cannot carry.
    public static Optional<Datatype> ofOnnx(int onnxType) {
        for (Datatype type : values()) {
            if (type.onnxType == onnxType) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
