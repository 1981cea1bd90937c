package dev.slipway.local.command;

import dev.slipway.local.Json;
import dev.slipway.local.Refusal;
import dev.slipway.local.home.Home;
import dev.slipway.local.process.ProcessId;
import dev.slipway.local.process.Signal;
import dev.slipway.local.process.SystemProcesses;
import dev.slipway.local.stack.StackShutdown;
import dev.slipway.local.supervisor.StackState;
import dev.slipway.local.supervisor.SupervisorLock;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Ends everything of a home: through its supervisor while one runs, by the run records otherwise.
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "End the stack and every model server; the data stays.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class Down implements Callable<Integer> {

    private static final Duration SUPERVISOR_DEADLINE = Duration.ofSeconds(90);
    private static final long PAUSE_MILLIS = 100;

    @Spec private CommandSpec spec;

    private final SystemProcesses processes = new SystemProcesses();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Home.of(System.getenv(), System.getProperty("user.home"));
        Terminal terminal = Terminal.of(spec);
        if (!Files.isDirectory(home.run())) {
            terminal.message("Nothing runs: " + home.root() + " does not exist yet.");
            return 0;
        }
        boolean supervised = SupervisorLock.isHeld(home.supervisorLock());
        if (supervised) {
            terminal.message("Ending the stack ...");
            endSupervisor(home);
        }
        int ended = sweep(home, terminal);
        terminal.message(
                supervised || ended > 0
                        ? "Everything has ended; the data is in " + home.root() + "."
                        : "Nothing was running.");
        return 0;
    }

    private void endSupervisor(Home home) throws IOException, InterruptedException {
        Optional<ProcessId> supervisor = supervisor(home);
        if (supervisor.isEmpty()) {
            return;
        }
        processes.signal(supervisor.get(), Signal.TERM);
        long deadline = System.nanoTime() + SUPERVISOR_DEADLINE.toNanos();
        while (SupervisorLock.isHeld(home.supervisorLock())) {
            if (System.nanoTime() > deadline) {
                processes.signal(supervisor.get(), Signal.KILL);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /// Everything that no supervisor ended.
    private int sweep(Home home, Terminal terminal) throws IOException, InterruptedException {
        Optional<SupervisorLock> lock = SupervisorLock.tryAcquire(home.supervisorLock());
        if (lock.isEmpty()) {
            throw new Refusal(
                    "A supervisor of %s is starting just now: run down again in a moment."
                            .formatted(home.root()));
        }
        try (SupervisorLock held = lock.get()) {
            return new StackShutdown(home, processes, StackShutdown.WITHIN, terminal::message)
                    .run();
        }
    }

    private static Optional<ProcessId> supervisor(Home home) throws IOException {
        if (!Files.exists(home.stackState())) {
            return Optional.empty();
        }
        StackState state = Json.read(home.stackState(), StackState.class);
        return Optional.of(new ProcessId(state.supervisorPid(), state.supervisorStartedAt()));
    }
}
