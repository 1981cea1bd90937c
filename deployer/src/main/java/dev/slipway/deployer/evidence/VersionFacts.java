package dev.slipway.deployer.evidence;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `registry.v_model_version`.
///
/// @param digest null until the version is sealed
public record VersionFacts(
        UUID versionId,
        String model,
        String slug,
        int version,
        @Nullable String digest,
        String state) {
    /// `model/3`.
    public String ref() {
        return model + "/" + version;
    }
}
