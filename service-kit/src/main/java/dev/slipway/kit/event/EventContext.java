package dev.slipway.kit.event;

import org.jspecify.annotations.Nullable;

/// Who caused an event, in which project, by which request.
///
/// @param project the project it belongs to
/// @param actor user or service
/// @param onBehalfOf for whom, when not the actor
/// @param requestId the request behind it
public record EventContext(
        String project, String actor, @Nullable String onBehalfOf, @Nullable String requestId) {}
