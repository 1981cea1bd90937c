package dev.slipway.gateway.route;

import java.util.Locale;

/// Which raw paths the gateway looks at. A path that two servers could read differently (dot
/// segments, encoded slashes, backslashes, control characters) is refused before it is routed, so
/// that the route chosen here is the route taken there.
public final class Paths {
    private Paths() {}

    /// Whether every server reads this path the same way.
    public static boolean plain(String path) {
        if (!path.startsWith("/") || path.contains("//")) {
            return false;
        }
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.contains("%2e") || lower.contains("%5c") || lower.contains("%00")) {
            return false;
        }
        return path.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\') && !hasDots(path);
    }

    private static boolean hasDots(String path) {
        return path.contains("/./")
                || path.contains("/../")
                || path.endsWith("/.")
                || path.endsWith("/..");
    }
}
