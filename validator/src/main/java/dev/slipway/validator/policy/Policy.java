package dev.slipway.validator.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A revision of a policy as the API shows it.
///
/// @param hash `sha256:…` of the canonical JSON of the document
public record Policy(
        String name,
        int revision,
        String hash,
        @Schema(type = SchemaType.OBJECT) JsonNode document,
        Instant createdAt,
        String author) {}
