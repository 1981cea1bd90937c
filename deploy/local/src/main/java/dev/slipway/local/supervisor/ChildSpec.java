package dev.slipway.local.supervisor;

import dev.slipway.local.port.PortPair;
import dev.slipway.local.process.Signal;
import java.time.Duration;
import java.util.Set;

/// One process of the stack, as data.
///
/// @param after children that must be ready before it is started
/// @param stop how it is ended
public record ChildSpec(
        String name,
        Set<String> after,
        PortPair ports,
        LaunchPlan launch,
        Readiness readiness,
        Stop stop) {

    /// How a process is ended: a signal, and how long it has before it is killed.
    public record Stop(Signal signal, Duration within) {}

    public ChildSpec {
        after = Set.copyOf(after);
    }
}
