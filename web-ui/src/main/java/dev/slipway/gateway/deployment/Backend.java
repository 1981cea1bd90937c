package dev.slipway.gateway.deployment;

import java.net.URI;

/// What answers for a deployment now.
///
/// @param project the project the deployment belongs to
/// @param url scheme, host and port
public record Backend(String project, URI url) {}
