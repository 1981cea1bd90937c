package dev.slipway.kit.probe;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A body with every kind of field that can be wrong.
public record Thing(
        @NotBlank String name,
        @Min(1) int size,
        @Nullable Colour colour,
        @Nullable List<Part> parts) {
    public enum Colour {
        RED,
        BLUE
    }

    public record Part(int weight) {
        public Part {
            if (weight < 0) {
                throw new IllegalArgumentException("a weight is never negative");
            }
        }
    }
}
