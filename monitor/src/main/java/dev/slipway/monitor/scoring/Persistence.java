package dev.slipway.monitor.scoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// An alarm is due only when the same thing happened in `k` of the last `m` conclusive windows, so
/// that a single odd week does not wake anybody.
///
/// @param k windows that must agree
/// @param m windows that are looked at
public record Persistence(int k, int m) {
    public static final Persistence DEFAULT = new Persistence(2, 3);

    public Persistence {
        if (k < 1 || m < k) {
            throw new IllegalArgumentException(k + " of " + m + " windows");
        }
    }

    /// The names that came up often enough.
    ///
    /// @param newestFirst what came up in each conclusive window, newest first
    public Set<String> alarmed(List<Set<String>> newestFirst) {
        Map<String, Integer> seen = new HashMap<>();
        newestFirst.stream()
                .limit(m)
                .forEach(names -> names.forEach(name -> seen.merge(name, 1, Integer::sum)));
        Set<String> alarmed = new TreeSet<>();
        seen.forEach(
                (name, times) -> {
                    if (times >= k) {
                        alarmed.add(name);
                    }
                });
        return alarmed;
    }
}
