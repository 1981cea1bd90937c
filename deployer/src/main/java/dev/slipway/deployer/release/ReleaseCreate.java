package dev.slipway.deployer.release;

import dev.slipway.deployer.target.Settings;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Body of `POST /releases`.
///
/// @param deployment default: the slug of the model
/// @param version `model/3` or `model@alias`
/// @param settings what it gets of a cluster, where it differs from its environment
/// @param image digest; default: the newest image of the version, a runnable one if there is any
public record ReleaseCreate(
        @NotBlank @Nullable String environment,
        @Nullable String deployment,
        @NotBlank @Nullable String version,
        @Nullable String image,
        @Nullable Settings settings,
        @Size(max = 1000) @Nullable String reason) {}
