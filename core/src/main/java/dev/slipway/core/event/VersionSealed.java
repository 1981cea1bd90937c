package dev.slipway.core.event;

import dev.slipway.core.id.Digest;
import java.util.UUID;

/// A version has its digest; its bytes never change again.
public record VersionSealed(UUID versionId, String model, int version, Digest digest)
        implements EventData {}
