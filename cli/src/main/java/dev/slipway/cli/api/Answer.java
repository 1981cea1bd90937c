package dev.slipway.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Optional;

/// A successful answer.
///
/// @param body its JSON; a missing node when it has none
public record Answer(int status, HttpHeaders headers, JsonNode body) {

    /// The resource's version for `If-Match`.
    public Optional<String> etag() {
        return headers.firstValue("ETag");
    }
}
