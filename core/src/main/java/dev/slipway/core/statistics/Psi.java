package dev.slipway.core.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// Population stability index of current counts against baseline counts in the same slots:
/// `sum (a - e) ln(a / e)` over shares. A slot empty on one side counts 0.5 there, one empty on
/// both sides is skipped; nothing is renormalised. Under no drift `PSI / (1/n + 1/m)` is
/// chi-square with B - 1 degrees of freedom (Yurdakul 2018), which gives the p-value.
///
/// @param value the index, 0 or more
/// @param bins slots in use
/// @param pValue probability of at least this value without drift; 1 with fewer than two slots
public record Psi(double value, int bins, double pValue) {
    private static final double ZERO_COUNT = 0.5;

    /// Compares two count vectors of equal length.
    ///
    /// @return empty when either side has no rows
    public static Optional<Psi> of(long[] baseline, long[] current) {
        if (baseline.length != current.length) {
            throw new IllegalArgumentException(
                    baseline.length + " baseline slots for " + current.length);
        }
        long expected = Counts.total(baseline);
        long actual = Counts.total(current);
        if (expected == 0 || actual == 0) {
            return Optional.empty();
        }
        double sum = 0;
        int bins = 0;
        for (int i = 0; i < baseline.length; i++) {
            if (baseline[i] == 0 && current[i] == 0) {
                continue;
            }
            bins++;
            double e = Math.max(baseline[i], ZERO_COUNT) / expected;
            double a = Math.max(current[i], ZERO_COUNT) / actual;
            sum += (a - e) * Math.log(a / e);
        }
        return Optional.of(new Psi(sum, bins, pValue(sum, bins, 1.0 / expected + 1.0 / actual)));
    }

    private static double pValue(double psi, int bins, double noise) {
        return bins < 2 ? 1 : ChiSquaredDistribution.of(bins - 1).survivalProbability(psi / noise);
    }
}
