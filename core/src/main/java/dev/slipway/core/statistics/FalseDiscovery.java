package dev.slipway.core.statistics;

import java.util.Arrays;
import java.util.Comparator;

/// Correction for many tests at once (Benjamini and Hochberg 1995).
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /// Adjusted p-values in the order of the input: a test is rejected at rate q when its adjusted
    /// value is at or below q.
    public static double[] adjust(double[] pValues) {
        int n = pValues.length;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> pValues[i]));
        double[] adjusted = new double[n];
        double smallest = 1;
        for (int rank = n; rank >= 1; rank--) {
            int index = order[rank - 1];
            smallest = Math.min(smallest, pValues[index] * n / rank);
            adjusted[index] = smallest;
        }
        return adjusted;
    }
}
