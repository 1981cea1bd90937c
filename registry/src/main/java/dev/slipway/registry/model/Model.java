package dev.slipway.registry.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A model as callers see it.
///
/// @param slug its name in URLs, images and clusters; fixed when it is registered
/// @param latestVersion the highest version number given; absent before the first
/// @param aliases version numbers by alias
/// @param revision behind the ETag
public record Model(
        UUID id,
        String name,
        String slug,
        String description,
        Map<String, String> tags,
        @Nullable Integer latestVersion,
        Map<String, Integer> aliases,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore long revision) {
    public Model {
        tags = Map.copyOf(tags);
        aliases = Map.copyOf(aliases);
    }
}
