package dev.slipway.validator.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.id.Digest;

/// A valid policy in its three forms.
///
/// @param document what the validator acts on
/// @param json what is stored and shown
/// @param hash digest of the canonical JSON: sorted keys, no spaces
public record ParsedPolicy(PolicyDocument document, JsonNode json, Digest hash) {}
