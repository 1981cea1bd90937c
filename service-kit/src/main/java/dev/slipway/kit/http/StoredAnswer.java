package dev.slipway.kit.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a request with an idempotency key was answered.
///
/// @param requestHash tells whether a later request with the key is the same
/// @param headers only those that belong to the answer: Location, ETag
record StoredAnswer(
        String requestHash, int status, Map<String, String> headers, @Nullable String body) {}
