package dev.slipway.deployer.environment;

import dev.slipway.core.problem.Violation;
import dev.slipway.deployer.target.ClusterPlace;
import dev.slipway.deployer.target.Settings;
import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Body of `PUT /environments/{name}`: the whole of it; what is absent is taken away.
public record EnvironmentPut(
        @NotBlank @Nullable String target,
        @Nullable ClusterPlace kubernetes,
        @Nullable Settings settings) {

    /// What is wrong with the two optional parts.
    List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        if (kubernetes != null) {
            found.addAll(kubernetes.violations());
        }
        if (settings != null) {
            found.addAll(settings.violations());
        }
        return found;
    }
}
