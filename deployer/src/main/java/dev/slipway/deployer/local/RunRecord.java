package dev.slipway.deployer.local;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `run/deployments/RELEASE.json`: what another deployer, or `slipway down`, needs to find a
/// process.
///
/// @param startedAt when the operating system says it started
/// @param port null until it listens
/// @param logOffset where in the log this process began to write
record RunRecord(
        String name,
        UUID releaseId,
        long pid,
        Instant startedAt,
        @Nullable Integer port,
        List<String> command,
        String log,
        long logOffset) {
    RunRecord {
        command = List.copyOf(command);
    }

    RunRecord listeningOn(int found) {
        return new RunRecord(name, releaseId, pid, startedAt, found, command, log, logOffset);
    }
}
