package dev.slipway.deployer.target;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line that a release wrote.
///
/// @param at when, where the line itself says so
/// @param stream `stdout`; targets that keep both streams in one place call both so
public record LogLine(@Nullable Instant at, String stream, String text) {}
