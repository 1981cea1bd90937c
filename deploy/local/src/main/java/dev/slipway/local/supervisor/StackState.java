package dev.slipway.local.supervisor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `run/stack.json`: what the supervisor last saw. Other commands read it; only the supervisor
/// writes.
///
/// @param install the installation whose supervisor this is
public record StackState(
        long supervisorPid,
        Instant supervisorStartedAt,
        String install,
        Instant writtenAt,
        List<ChildView> children) {

    /// One child.
    ///
    /// @param detail why it is not ready, or how it last ended
    public record ChildView(
            String name,
            Phase phase,
            @Nullable Long pid,
            int port,
            @Nullable Integer managementPort,
            @Nullable Instant startedAt,
            int restarts,
            @Nullable String detail) {}

    public StackState {
        children = children == null ? List.of() : List.copyOf(children);
    }

    /// Whether every child is ready.
    public boolean isReady() {
        return !children.isEmpty()
                && children.stream().allMatch(child -> child.phase() == Phase.READY);
    }
}
