package dev.slipway.builder.source;

import java.util.UUID;

/// A version of the registry whose bytes never change again.
public record SealedVersion(
        UUID versionId, String project, String model, String slug, int version, String digest) {
    /// `model/3`: how events and people name it.
    public String reference() {
        return model + "/" + version;
    }
}
