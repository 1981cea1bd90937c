package dev.slipway.monitor.scoring;

/// When a change matters in practice.
///
/// @param psi effect limit of a column's PSI
/// @param aucDrop effect limit of the fall of the realised AUC below the baseline's
/// @param minRows a window with fewer rows (or labels) is inconclusive
public record Limits(double psi, double aucDrop, long minRows) {
    public static final Limits DEFAULT = new Limits(0.1, 0.03, 200);

    public Limits {
        if (!(psi > 0) || !(aucDrop > 0) || minRows < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
