package dev.slipway.builder.build;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What to build.
///
/// @param version `model/3` or `model@champion`
/// @param evaluation the evaluation to stand on; default: the newest that passed
public record BuildCreate(@NotBlank @Size(max = 300) String version, @Nullable UUID evaluation) {}
