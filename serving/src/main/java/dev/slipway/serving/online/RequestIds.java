package dev.slipway.serving.online;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Ids for callers that bring none: a random part per process and a counter.
final class RequestIds {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final String prefix =
            Long.toUnsignedString(new SecureRandom().nextLong(), Character.MAX_RADIX) + "-";
    private final AtomicLong counter = new AtomicLong();

    /// An id that no other process gives.
    String next() {
        return prefix + Long.toString(counter.incrementAndGet(), Character.MAX_RADIX);
    }

    /// The caller's `X-Request-Id` when it is fit for logs, else a new one.
    String accept(@Nullable String given) {
        return given != null && ALLOWED.matcher(given).matches() ? given : next();
    }
}
