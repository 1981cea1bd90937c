package dev.slipway.gateway.token;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A token to be made.
///
/// @param scopes verbs by wire name, a part of what the caller may do
/// @param expires how long it lives, an ISO 8601 duration such as `P30D` (the default)
/// @param deployment `ENV/NAME`, for a token of that deployment, which may only
///     report its counters (`ingest`) and pull images of the project (`pull`)
public record TokenCreate(
        @Nullable String name,
        @Nullable List<String> scopes,
        @Nullable String expires,
        @Nullable String deployment) {}
