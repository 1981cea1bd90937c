package dev.slipway.local.supervisor;

import dev.slipway.local.process.Launch;
import dev.slipway.local.process.ProcessId;
import dev.slipway.local.process.Processes;
import dev.slipway.local.process.RunRecord;
import dev.slipway.local.process.RunRecords;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One child under supervision: its process if any, and its state. Used by one thread.
final class Child {

    /// A ready child is asked this often; one that starts is asked at every step.
    static final Duration READY_CHECK_INTERVAL = Duration.ofSeconds(3);

    private static final System.Logger LOG = System.getLogger(Child.class.getName());

    private final ChildSpec spec;
    private final Processes processes;
    private final RunRecords records;
    private ChildState state;
    private @Nullable ProcessId process;
    private @Nullable Instant readyAskedAt;
    private @Nullable String detail;

    Child(ChildSpec spec, Processes processes, RunRecords records, Instant now) {
        this.spec = spec;
        this.processes = processes;
        this.records = records;
        this.state = ChildState.initial(now);
        this.process =
                records.find(spec.name())
                        .map(RunRecord::id)
                        .filter(processes::isAlive)
                        .orElse(null);
        if (process != null) {
            LOG.log(System.Logger.Level.INFO, "{0}: adopted process {1}", name(), pidText());
        }
    }

    String name() {
        return spec.name();
    }

    ChildSpec spec() {
        return spec;
    }

    boolean isReady() {
        return state.phase() == Phase.READY;
    }

    /// Looks at the process, decides, acts.
    ///
    /// @return whether anything worth recording changed
    boolean step(boolean dependenciesReady, Instant now) {
        ChildState before = state;
        Lifecycle.Decision decision = Lifecycle.decide(state, observe(now), dependenciesReady, now);
        state = decision.state();
        if (decision.start()) {
            start();
        }
        if (before.phase() != state.phase()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "{0}: {1} -> {2}{3}",
                    name(),
                    before.phase(),
                    state.phase(),
                    detail == null ? "" : " (" + detail + ")");
        }
        return before != state;
    }

    StackState.ChildView view() {
        ProcessId id = process;
        return new StackState.ChildView(
                name(),
                state.phase(),
                id == null ? null : id.pid(),
                spec.ports().port(),
                spec.ports().managementPort() == 0 ? null : spec.ports().managementPort(),
                id == null ? null : id.startedAt(),
                state.restarts(),
                detail);
    }

    private Observation observe(Instant now) {
        ProcessId id = process;
        if (id == null) {
            return Observation.GONE;
        }
        if (!processes.isAlive(id)) {
            forget(id);
            return Observation.GONE;
        }
        if (isReady()
                && readyAskedAt != null
                && now.isBefore(readyAskedAt.plus(READY_CHECK_INTERVAL))) {
            return Observation.READY;
        }
        readyAskedAt = now;
        detail = spec.readiness().whyNotReady().orElse(null);
        return detail == null ? Observation.READY : Observation.RUNNING;
    }

    private void forget(ProcessId id) {
        var code = processes.exitCode(id);
        detail =
                code.isPresent()
                        ? "process " + id.pid() + " ended with exit code " + code.getAsInt()
                        : "process " + id.pid() + " is gone";
        process = null;
    }

    private void start() {
        try {
            Launch launch = spec.launch().prepare();
            ProcessId id = processes.start(launch);
            process = id;
            records.save(
                    new RunRecord(
                            name(),
                            id.pid(),
                            id.startedAt(),
                            spec.ports().port(),
                            spec.ports().managementPort() == 0
                                    ? null
                                    : spec.ports().managementPort(),
                            launch.command()));
        } catch (IOException | RuntimeException e) {
            // The next step sees no process and backs off.
            detail = "cannot be started: " + e.getMessage();
            LOG.log(System.Logger.Level.ERROR, name() + " cannot be started", e);
        }
    }

    private String pidText() {
        ProcessId id = process;
        return id == null ? "-" : Long.toString(id.pid());
    }
}
