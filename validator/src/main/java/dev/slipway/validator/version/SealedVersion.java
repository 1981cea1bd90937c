package dev.slipway.validator.version;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sealed version.
///
/// @param digest `sha256:…` of its manifest
/// @param signature JSON of the stated signature
public record SealedVersion(
        UUID id,
        String project,
        String model,
        String slug,
        int number,
        String digest,
        @Nullable String signature) {
    /// How people name it.
    public String reference() {
        return model + "/" + number;
    }
}
