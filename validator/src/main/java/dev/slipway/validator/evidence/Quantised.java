package dev.slipway.validator.evidence;

import dev.slipway.core.model.Datatype;

/// Numbers as a tensor holds them. The server counts what it was sent, so the baseline must be
/// frozen over the same rounded numbers, else a value equal to an edge changes sides.
public final class Quantised {
    private Quantised() {}

    /// The number of a cell; NaN when it is empty.
    public static double of(Datatype type, String cell) {
        double value = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
        return switch (type) {
            case FP32 -> (float) value;
            case FP16 -> Float.float16ToFloat(Float.floatToFloat16((float) value));
            case BF16 -> Float.intBitsToFloat(Float.floatToIntBits((float) value) & 0xffff0000);
            case FP64, BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64, BYTES ->
                    value;
        };
    }
}
