package dev.slipway.serving.auth;

import dev.slipway.core.identity.Verb;
import java.util.Set;

/// Who calls and what they may do here.
///
/// @param verbs what the token allows
public record Caller(Set<Verb> verbs) {
    /// A caller of a server without authentication, which listens on loopback only.
    public static final Caller LOCAL =
            new Caller(Set.of(Verb.READ, Verb.PREDICT, Verb.SERVE_REPLAY));

    public Caller {
        verbs = Set.copyOf(verbs);
    }

    public boolean may(Verb verb) {
        return verbs.contains(verb);
    }
}
