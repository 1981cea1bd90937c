package dev.slipway.core.event;

import dev.slipway.core.id.Digest;

/// A data set has a new revision.
public record DatasetRegistered(String dataset, Digest digest, long rows) implements EventData {}
