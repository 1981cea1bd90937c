package dev.slipway.registry.model;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A model to register.
///
/// @param name unique in the project, never changed; no `/`, `:`, `@` or control characters
public record ModelCreate(
        @NotNull
                @Size(min = 1, max = 250)
                @Pattern(
                        regexp = "[^/:@\\p{Cntrl}]*",
                        message = "must not contain / : @ or control characters")
                String name,
        @Nullable @Size(max = 10_000) String description,
        @Nullable @Size(max = 100)
                Map<@Size(min = 1, max = 250) String, @Size(max = 5_000) String> tags) {
    public ModelCreate {
        tags = tags == null ? null : Map.copyOf(tags);
    }
}
