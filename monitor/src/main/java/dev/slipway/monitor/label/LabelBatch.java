package dev.slipway.monitor.label;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/// Labels of one deployment.
///
/// @param deployment `ENVIRONMENT/NAME`
public record LabelBatch(
        @NotNull @Pattern(regexp = "[a-z0-9-]+/[a-z0-9-]+", message = "must be ENVIRONMENT/NAME")
                String deployment,
        @NotEmpty @Size(max = MAX_LABELS) @Valid List<Label> labels) {
    public static final int MAX_LABELS = 20_000;

    public LabelBatch {
        labels = labels == null ? List.of() : List.copyOf(labels);
    }

    /// What really happened.
    ///
    /// @param predictionId `ID:ROW` of the prediction
    /// @param value 0 or 1
    /// @param observedAt when the outcome was known
    public record Label(
            @NotEmpty
                    @Size(max = 200)
                    @Pattern(regexp = "[^\\x00]*", message = "must not contain the character NUL")
                    String predictionId,
            @NotNull Integer value,
            @NotNull Instant observedAt) {}
}
