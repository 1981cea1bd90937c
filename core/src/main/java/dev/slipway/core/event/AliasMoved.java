package dev.slipway.core.event;

import org.jspecify.annotations.Nullable;

/// An alias points to another version; absent versions mean it was made or removed.
public record AliasMoved(
        String model, String alias, @Nullable Integer fromVersion, @Nullable Integer toVersion)
        implements EventData {}
