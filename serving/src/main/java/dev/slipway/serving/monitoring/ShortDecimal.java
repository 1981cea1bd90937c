package dev.slipway.serving.monitoring;

/// The double that a single was before it was narrowed: the one written with the fewest digits.
///
/// A baseline's edges and atoms come from decimals in a file; 35.06 sent as FP32 reads back as
/// 35.060001373, which would miss an atom or fall on the other side of an edge.
final class ShortDecimal {
    private static final double LARGEST = 1e5;
    private static final double SCALE = 100;

    private ShortDecimal() {}

    static double of(double single) {
        float value = (float) single;
        if (value == Math.rint(value) || Float.isNaN(value)) {
            return single;
        }
        if (Math.abs(value) < LARGEST) {
            double rounded = Math.rint(single * SCALE) / SCALE;
            if ((float) rounded == value) {
                return rounded;
            }
        }
        return Double.parseDouble(Float.toString(value));
    }
}
