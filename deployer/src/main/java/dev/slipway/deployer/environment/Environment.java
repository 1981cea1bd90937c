package dev.slipway.deployer.environment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/// An environment of a project.
///
/// @param target name of the deploy target that runs its releases
/// @param rowVersion counts changes; the ETag
public record Environment(
        String name, String target, Instant createdAt, @JsonIgnore long rowVersion) {}
