package dev.slipway.deployer.environment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.deployer.target.ClusterPlace;
import dev.slipway.deployer.target.Settings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An environment of a project.
///
/// @param target name of the deploy target that runs its releases
/// @param kubernetes where in which cluster, for the target `kubernetes`
/// @param settings how much a release gets unless it asks for itself
/// @param rowVersion counts changes; the ETag
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Environment(
        String name,
        String target,
        @Nullable ClusterPlace kubernetes,
        @Nullable Settings settings,
        Instant createdAt,
        @JsonIgnore long rowVersion) {

    /// Whether a PUT would change nothing.
    boolean is(EnvironmentPut wanted) {
        return new EnvironmentPut(target, kubernetes, settings).equals(wanted);
    }
}
