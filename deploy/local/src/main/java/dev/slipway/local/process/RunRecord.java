package dev.slipway.local.process;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `run/NAME.json`: what another supervisor needs to adopt a process. The deployer writes the same
/// form for its serving processes under `run/deployments/`.
///
/// @param managementPort null for processes without one
/// @param command program and arguments, without secrets
public record RunRecord(
        String name,
        long pid,
        Instant startedAt,
        @Nullable Integer port,
        @Nullable Integer managementPort,
        @Nullable List<String> command) {

    public ProcessId id() {
        return new ProcessId(pid, startedAt);
    }
}
