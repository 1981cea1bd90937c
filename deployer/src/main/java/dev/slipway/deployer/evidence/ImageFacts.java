package dev.slipway.deployer.evidence;

import dev.slipway.core.id.Digest;
import dev.slipway.deployer.target.ImageKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `builder.v_image`.
///
/// @param pushedTo repository of another registry that holds it; null when Slipway serves it
/// @param manifestSha256 64 hex digits, without a prefix
public record ImageFacts(
        Digest digest,
        ImageKind kind,
        UUID versionId,
        String versionDigest,
        UUID evaluationId,
        String manifestSha256,
        @Nullable String pushedTo) {}
