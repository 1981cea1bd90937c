package dev.slipway.gateway.identity;

import dev.slipway.core.identity.Verb;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who a request comes from, and what it may do in which project.
///
/// @param subject the user's name, or the service's
/// @param project the project of this request
/// @param verbs what is allowed in it
/// @param deployment the one deployment an ingest token is for, as `staging/flight-delay`
/// @param expiresAt when the credentials end; none for credentials without an end
public record Principal(
        String subject,
        String project,
        Set<Verb> verbs,
        @Nullable String deployment,
        @Nullable Instant expiresAt) {
    public Principal {
        verbs = Set.copyOf(verbs);
    }
}
