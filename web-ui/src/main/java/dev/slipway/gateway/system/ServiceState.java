package dev.slipway.gateway.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Whether a service answers.
///
/// @param detail why not
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceState(String name, boolean ready, @Nullable String detail) {}
