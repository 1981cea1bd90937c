package dev.slipway.core.event;

/// A deployment is gone.
public record DeploymentRemoved(String environment, String deployment, String reason)
        implements EventData {}
