package dev.slipway.core.event;

import dev.slipway.core.id.Digest;
import java.util.UUID;

/// An image exists. `kind` is `RUNNABLE` or `MODEL_ONLY`.
public record ImageBuilt(
        UUID buildId,
        UUID versionId,
        String model,
        int version,
        Digest versionDigest,
        UUID evaluationId,
        Digest imageDigest,
        String kind)
        implements EventData {}
