package dev.slipway.core.statistics;

import java.util.Arrays;

/// Ranks in which equal values share the mean of the places they take (1-based).
final class Midranks {
    private Midranks() {}

    static double[] of(double[] values) {
        int n = values.length;
        long[] order = order(values);
        double[] ranks = new double[n];
        int start = 0;
        while (start < n) {
            int end = start + 1;
            double value = values[(int) order[start]];
            while (end < n && values[(int) order[end]] == value) {
                end++;
            }
            double rank = 0.5 * (start + 1 + end);
            for (int i = start; i < end; i++) {
                ranks[(int) order[i]] = rank;
            }
            start = end;
        }
        return ranks;
    }

    /// Indexes in rising order of value; a merge sort over primitives, so 10 M values need no
    /// boxes.
    private static long[] order(double[] values) {
        double[] keys = values.clone();
        long[] order = new long[values.length];
        Arrays.setAll(order, i -> i);
        sort(keys, order);
        return order;
    }

    private static void sort(double[] keys, long[] order) {
        int n = keys.length;
        double[] fromKeys = keys;
        long[] fromOrder = order;
        double[] toKeys = new double[n];
        long[] toOrder = new long[n];
        for (int width = 1; width < n; width *= 2) {
            for (int left = 0; left < n; left += 2 * width) {
                merge(
                        fromKeys,
                        fromOrder,
                        toKeys,
                        toOrder,
                        new int[] {left, Math.min(left + width, n), Math.min(left + 2 * width, n)});
            }
            double[] swapKeys = fromKeys;
            fromKeys = toKeys;
            toKeys = swapKeys;
            long[] swapOrder = fromOrder;
            fromOrder = toOrder;
            toOrder = swapOrder;
        }
        if (fromOrder != order) {
            System.arraycopy(fromOrder, 0, order, 0, n);
        }
    }

    private static void merge(
            double[] keys, long[] order, double[] toKeys, long[] toOrder, int[] bounds) {
        int left = bounds[0];
        int right = bounds[1];
        for (int i = bounds[0]; i < bounds[2]; i++) {
            boolean takeLeft =
                    left < bounds[1] && (right >= bounds[2] || keys[left] <= keys[right]);
            int from = takeLeft ? left++ : right++;
            toKeys[i] = keys[from];
            toOrder[i] = order[from];
        }
    }
}
