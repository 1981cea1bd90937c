package dev.slipway.gateway.deployment;

/// The name of what answers for a deployment. Two projects may use the same environment and name.
///
/// @param project the project the deployment belongs to
public record Backend(String project, String environment, String deployment) {}
