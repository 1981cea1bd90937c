package dev.slipway.registry.model;

import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What to change about a model; absent fields stay, tags are replaced as a whole.
public record ModelPatch(
        @Nullable @Size(max = 10_000) String description,
        @Nullable @Size(max = 100)
                Map<@Size(min = 1, max = 250) String, @Size(max = 5_000) String> tags) {
    public ModelPatch {
        tags = tags == null ? null : Map.copyOf(tags);
    }
}
