package dev.slipway.local.command;

import dev.slipway.local.Refusal;
import dev.slipway.local.home.Home;
import dev.slipway.local.process.LogFile;
import dev.slipway.local.process.ProcessId;
import dev.slipway.local.process.SystemProcesses;
import dev.slipway.local.supervisor.Phase;
import dev.slipway.local.supervisor.StackState;
import dev.slipway.local.supervisor.SupervisorLock;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Follows a starting stack through the supervisor's file, one line per process that becomes ready.
final class StartProgress {

    /// A cold start on a slow disk stays well below.
    static final Duration DEADLINE = Duration.ofMinutes(4);

    /// One that was found running holds the lock, unless it ends meanwhile.
    private static final Duration LOCK_CHECK_AFTER = Duration.ofSeconds(5);

    private static final int DEATHS_BEFORE_GIVING_UP = 3;
    private static final int LINES_SHOWN = 15;
    private static final long PAUSE_MILLIS = 100;
    private static final double NANOS = 1e9;

    private final Home home;
    private final Terminal terminal;
    private final Optional<ProcessId> launched;
    private final long begun = System.nanoTime();
    private final Set<String> told = new HashSet<>();

    /// @param launched the supervisor that was just started; empty when one was found running
    StartProgress(Home home, Terminal terminal, Optional<ProcessId> launched) {
        this.home = home;
        this.terminal = terminal;
        this.launched = launched;
    }

    /// @throws Refusal when a process dies again and again, or time is up; what runs goes on
    void awaitReady() throws IOException, InterruptedException {
        while (elapsed().compareTo(DEADLINE) < 0) {
            Optional<StackState> state = RunningStack.state(home).filter(this::isCurrent);
            if (state.isPresent()) {
                tell(state.get());
                if (state.get().isReady()) {
                    return;
                }
                giveUpOnDying(state.get());
            }
            requireSupervisor();
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new Refusal(
                "Not everything became ready within %d minutes (%s): see  ./slipway status  and  ./slipway logs NAME."
                        .formatted(DEADLINE.toMinutes(), unready()));
    }

    /// What a supervisor that is gone left behind says nothing about this start. One that was just
    /// launched and ended may have found another at work: then that one's word counts.
    private boolean isCurrent(StackState state) {
        return launched.isEmpty()
                || launched.get().isSameAs(state.supervisorPid(), state.supervisorStartedAt())
                || !new SystemProcesses().isAlive(launched.get());
    }

    private void tell(StackState state) {
        for (StackState.ChildView child : state.children()) {
            if (child.phase() == Phase.READY && told.add(child.name())) {
                terminal.message(
                        String.format(
                                Locale.ROOT,
                                "  %5.1f s  %s ready",
                                elapsed().toNanos() / NANOS,
                                child.name()));
            }
        }
    }

    private void giveUpOnDying(StackState state) throws IOException {
        for (StackState.ChildView child : state.children()) {
            if (child.phase() == Phase.CRASH_LOOP
                    || (child.restarts() >= DEATHS_BEFORE_GIVING_UP && child.pid() == null)) {
                showTail(child.name());
                throw new Refusal(
                        "%s does not start (%s); its last lines are above, the rest is up: see  ./slipway logs %s , then  ./slipway down  and up again."
                                .formatted(child.name(), child.detail(), child.name()));
            }
        }
    }

    private void requireSupervisor() throws IOException {
        if (!supervisorRuns()) {
            showTail(SupervisorLauncher.NAME);
            throw new Refusal(
                    "The supervisor has ended; its last lines are above: see  ./slipway logs supervisor.");
        }
    }

    private boolean supervisorRuns() throws IOException {
        if (launched.isPresent() && new SystemProcesses().isAlive(launched.get())) {
            return true;
        }
        return elapsed().compareTo(LOCK_CHECK_AFTER) < 0
                || SupervisorLock.isHeld(home.supervisorLock());
    }

    private void showTail(String process) throws IOException {
        List<String> lines = LogFile.tail(home.log(process), LINES_SHOWN);
        lines.forEach(line -> terminal.message("  | " + line));
    }

    private String unready() throws IOException {
        return RunningStack.state(home)
                .map(
                        state ->
                                state.children().stream()
                                        .filter(child -> child.phase() != Phase.READY)
                                        .map(child -> child.name() + ": " + child.detail())
                                        .toList()
                                        .toString())
                .orElse("the supervisor says nothing");
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
