package dev.slipway.kit.identity;

import dev.slipway.core.identity.Verb;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a verified token says.
///
/// @param actor user or service
/// @param project the one project that the call is about
/// @param onBehalfOf for whom, when not the actor
/// @param deployment `ENV/NAME` of an ingest token
public record Identity(
        String actor,
        String project,
        Set<Verb> verbs,
        @Nullable String onBehalfOf,
        @Nullable String deployment) {
    public Identity {
        verbs = Set.copyOf(verbs);
    }
}
