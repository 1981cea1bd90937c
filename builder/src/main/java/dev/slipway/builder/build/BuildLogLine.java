package dev.slipway.builder.build;

import java.time.Instant;

/// A line of a build's log.
public record BuildLogLine(Instant at, String text) {}
