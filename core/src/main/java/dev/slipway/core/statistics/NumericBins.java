package dev.slipway.core.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Bins of a numeric column. Slots: B bins `[e_i, e_i+1)` of which the last is closed, then below,
/// above, missing, then one per atom. An atom is an exact value that holds more than one bin's
/// share of the baseline.
///
/// @param name the column
/// @param edges B + 1 rising edges, or none when every baseline value is an atom
/// @param atoms exact values in rising order
/// @param counts the baseline's counts
public record NumericBins(String name, double[] edges, double[] atoms, long[] counts)
        implements FrozenBins {
    /// Deciles, unless asked otherwise.
    public static final int DEFAULT_BINS = 10;

    private static final int EXTRA = 3;

    public NumericBins {
        edges = edges.clone();
        atoms = atoms.clone();
        counts = counts.clone();
        requireRising(name, edges);
        requireRising(name, atoms);
        int expected = slots(edges, atoms);
        if (counts.length != expected) {
            throw new IllegalArgumentException(
                    "column "
                            + name
                            + " has "
                            + expected
                            + " slots but "
                            + counts.length
                            + " counts");
        }
    }

    /// Freezes bins over baseline values and counts them.
    ///
    /// @param values the baseline in any order; NaN is missing, infinities fall outside
    public static NumericBins freeze(String name, double[] values, int bins) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).map(v -> v + 0.0).sorted().toArray();
        double[] atoms = atoms(sorted, bins);
        double[] rest =
                Arrays.stream(sorted).filter(v -> Arrays.binarySearch(atoms, v) < 0).toArray();
        NumericBins empty = empty(name, quantileEdges(rest, bins), atoms);
        long[] counts = new long[empty.slots()];
        for (double value : values) {
            counts[empty.slot(value)]++;
        }
        return empty.withCounts(counts);
    }

    /// Bins of equal width over a range, without counts: for scores.
    public static NumericBins equalWidth(String name, double low, double high, int bins) {
        double[] edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++) {
            edges[i] = low + (high - low) * i / bins;
        }
        return empty(name, edges, new double[0]);
    }

    private static NumericBins empty(String name, double[] edges, double[] atoms) {
        return new NumericBins(name, edges, atoms, new long[slots(edges, atoms)]);
    }

    private static int slots(double[] edges, double[] atoms) {
        return Math.max(0, edges.length - 1) + EXTRA + atoms.length;
    }

    private static void requireRising(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            boolean falls = i > 0 && values[i] < values[i - 1];
            if (falls || !Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "column " + name + ": edges and atoms must be finite and rising");
            }
        }
    }

    private static double[] atoms(double[] sorted, int bins) {
        double share = (double) sorted.length / bins;
        double[] atoms = new double[bins];
        int found = 0;
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[start]) {
                if (i - start > share) {
                    atoms[found++] = sorted[start];
                }
                start = i;
            }
        }
        return Arrays.copyOf(atoms, found);
    }

    private static double[] quantileEdges(double[] sorted, int bins) {
        if (sorted.length == 0) {
            return new double[0];
        }
        double last = sorted[sorted.length - 1];
        double[] edges = new double[bins + 1];
        int count = 0;
        for (int i = 0; i < bins; i++) {
            double edge = sorted[(int) ((long) i * sorted.length / bins)];
            if ((count == 0 || edge > edges[count - 1]) && (count == 0 || edge < last)) {
                edges[count++] = edge;
            }
        }
        edges[count++] = last;
        return Arrays.copyOf(edges, count);
    }

    /// The slot of a value; costs a binary search, allocates nothing.
    public int slot(double value) {
        if (Double.isNaN(value)) {
            return missingSlot();
        }
        double canonical = value + 0.0;
        if (atoms.length > 0) {
            int atom = Arrays.binarySearch(atoms, canonical);
            if (atom >= 0) {
                return missingSlot() + 1 + atom;
            }
        }
        int bins = bins();
        if (bins == 0) {
            return atoms.length > 0 && canonical < atoms[0] ? bins : bins + 1;
        }
        if (canonical < edges[0]) {
            return bins;
        }
        if (canonical > edges[bins]) {
            return bins + 1;
        }
        int found = Arrays.binarySearch(edges, canonical);
        return Math.min(found >= 0 ? found : -found - 2, bins - 1);
    }

    private int bins() {
        return Math.max(0, edges.length - 1);
    }

    @Override
    public int slots() {
        return slots(edges, atoms);
    }

    @Override
    public int missingSlot() {
        return bins() + 2;
    }

    @Override
    public int slotOfText(String text) {
        try {
            return slot(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return missingSlot();
        }
    }

    @Override
    public List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < bins(); i++) {
            labels.add(number(edges[i]) + " to " + number(edges[i + 1]));
        }
        labels.addAll(List.of("below", "above", "missing"));
        for (double atom : atoms) {
            labels.add("= " + number(atom));
        }
        return labels;
    }

    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Float.toString((float) value);
    }

    @Override
    public NumericBins withCounts(long[] other) {
        return new NumericBins(name, edges, atoms, other);
    }

    @Override
    public double[] edges() {
        return edges.clone();
    }

    @Override
    public double[] atoms() {
        return atoms.clone();
    }

    @Override
    public long[] counts() {
        return counts.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumericBins that
                && name.equals(that.name)
                && Arrays.equals(edges, that.edges)
                && Arrays.equals(atoms, that.atoms)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(counts);
    }
}
