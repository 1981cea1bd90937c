package dev.slipway.gateway.system;

import java.util.List;

/// The services behind the one door.
public record SystemState(List<ServiceState> services) {
    public SystemState {
        services = List.copyOf(services);
    }
}
