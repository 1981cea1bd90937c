package dev.slipway.gateway.identity;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When the token behind the current request ends. What such a request makes, a token or a session,
/// ends with it at the latest. A session of a person bounds nothing: signing in again renews it.
@RequestScoped
public class TokenEnd {
    private @Nullable Instant end;

    /// Says when; called once, by the filter that knows the caller.
    public void is(@Nullable Instant at) {
        end = at;
    }

    /// The earlier of the two.
    public Instant cap(Instant wanted) {
        return end != null && end.isBefore(wanted) ? end : wanted;
    }
}
