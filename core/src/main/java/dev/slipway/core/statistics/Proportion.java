package dev.slipway.core.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// A share of rows with Wilson's score interval (Wilson 1927).
public final class Proportion {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Proportion() {}

    /// The interval of `successes` out of `trials`.
    ///
    /// @return empty when there are no trials
    public static Optional<Interval> interval(long successes, long trials, double level) {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " successes of " + trials);
        }
        if (trials == 0) {
            return Optional.empty();
        }
        double z = NORMAL.inverseCumulativeProbability(0.5 + level / 2);
        double share = (double) successes / trials;
        double spread = z * z / trials;
        double centre = (share + spread / 2) / (1 + spread);
        double half =
                z / (1 + spread) * Math.sqrt(share * (1 - share) / trials + spread / (4 * trials));
        return Optional.of(
                new Interval(
                        share,
                        Math.max(0, Math.min(share, centre - half)),
                        Math.min(1, Math.max(share, centre + half)),
                        level));
    }
}
