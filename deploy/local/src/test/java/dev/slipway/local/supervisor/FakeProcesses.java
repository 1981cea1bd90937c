package dev.slipway.local.supervisor;

import dev.slipway.local.process.Launch;
import dev.slipway.local.process.ProcessId;
import dev.slipway.local.process.Processes;
import dev.slipway.local.process.Signal;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// An operating system in memory.
final class FakeProcesses implements Processes {

    private static final Instant BOOT = Instant.parse("2026-01-01T00:00:00Z");
    private static final int KILLED = 137;

    final List<String> started = new ArrayList<>();
    final List<String> signals = new ArrayList<>();
    final Set<Long> stubborn = new HashSet<>();

    private final Map<Long, ProcessId> alive = new HashMap<>();
    private final Set<Long> own = new HashSet<>();
    private long nextPid = 100;
    private boolean refusing;

    @Override
    public ProcessId start(Launch launch) throws IOException {
        if (refusing) {
            throw new IOException("no such program");
        }
        ProcessId process = add();
        own.add(process.pid());
        started.add(launch.command().getFirst());
        return process;
    }

    @Override
    public boolean isAlive(ProcessId process) {
        ProcessId found = alive.get(process.pid());
        return found != null && process.isSameAs(found.pid(), found.startedAt());
    }

    @Override
    public void signal(ProcessId process, Signal signal) {
        if (isAlive(process)) {
            signals.add(signal + " " + process.pid());
            if (signal == Signal.KILL || !stubborn.contains(process.pid())) {
                die(process);
            }
        }
    }

    @Override
    public OptionalInt exitCode(ProcessId process) {
        return own.contains(process.pid()) && !isAlive(process)
                ? OptionalInt.of(KILLED)
                : OptionalInt.empty();
    }

    /// A process that somebody else started.
    ProcessId add() {
        ProcessId process = new ProcessId(nextPid, BOOT.plusSeconds(nextPid));
        alive.put(nextPid, process);
        nextPid++;
        return process;
    }

    void die(ProcessId process) {
        alive.remove(process.pid());
    }

    /// The pid now belongs to another program.
    void reuse(ProcessId process) {
        alive.put(
                process.pid(),
                new ProcessId(process.pid(), process.startedAt().plusSeconds(3_600)));
    }

    void refuseToStart(boolean refuse) {
        refusing = refuse;
    }
}
