package dev.slipway.validator.evidence;

import dev.slipway.core.model.Datatype;
import dev.slipway.core.statistics.ShortDecimal;

/// Numbers as the model server counts them: rounded to what a tensor holds, singles then by their
/// shortest decimal. The baseline must be frozen over the same numbers, else a value equal to an
/// edge or an atom changes its slot.
public final class Quantised {
    private Quantised() {}

    /// The number of a cell or of an answer; NaN when it is empty.
    ///
    /// @throws NumberFormatException when the text is no number
    public static double of(Datatype type, String text) {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        return switch (type) {
            case FP32 -> ShortDecimal.of(Float.parseFloat(text));
            case FP16 -> Float.float16ToFloat(Float.floatToFloat16(Float.parseFloat(text)));
            case BF16 ->
                    Float.intBitsToFloat(Float.floatToIntBits(Float.parseFloat(text)) & 0xffff0000);
            case FP64, BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64, BYTES ->
                    Double.parseDouble(text);
        };
    }
}
