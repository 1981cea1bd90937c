package dev.slipway.core.event;

import dev.slipway.core.id.Digest;

/// A policy has a new revision.
public record PolicyRevised(String policy, int revision, Digest hash) implements EventData {}
