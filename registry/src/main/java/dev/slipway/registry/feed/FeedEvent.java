package dev.slipway.registry.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An event as callers see it.
public record FeedEvent(
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
        @Schema(type = SchemaType.OBJECT) JsonNode data) {}
