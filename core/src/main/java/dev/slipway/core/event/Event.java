package dev.slipway.core.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One entry of the event log.
///
/// @param position place in the log: gapless, rising, stable over a restore
/// @param id identity of the event, made by the writer
/// @param type wire name, for example `version.sealed`
/// @param schema number of the data's form
/// @param project the project it belongs to
/// @param subject what it is about: `model/3`, `staging/flight-delay`, an id
/// @param actor who did it
/// @param onBehalfOf for whom, when not the actor
/// @param requestId the request that caused it
/// @param occurredAt when the writer's transaction began
/// @param data what happened
public record Event(
        long position,
        UUID id,
        String type,
        int schema,
        String project,
        String subject,
        String actor,
        @Nullable String onBehalfOf,
        @Nullable String requestId,
        Instant occurredAt,
        EventData data) {}
