package dev.slipway.deployer.local;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The operating system's processes. A process is named by pid and start time together, because
/// pids are used again.
@ApplicationScoped
class Processes {
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Path PROC = Path.of("/proc");
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /// Two readings of one start time differ by clock steps; two processes with one pid by more.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Map<Long, Process> children = new ConcurrentHashMap<>();

    /// One process.
    record Id(long pid, Instant startedAt) {}

    /// What to start.
    ///
    /// @param environment all of it; nothing is inherited
    record Launch(List<String> command, Map<String, String> environment, Path folder, Path log) {}

    /// Starts a process in a session of its own, with both streams appended to its log. It outlives
    /// this one.
    Id start(Launch launch) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(inOwnSession(launch.command()));
        builder.environment().clear();
        builder.environment().putAll(launch.environment());
        builder.directory(launch.folder().toFile());
        builder.redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        Process process = builder.start();
        children.put(process.pid(), process);
        return new Id(process.pid(), startOf(process.toHandle()).orElse(Instant.EPOCH));
    }

    /// setsid becomes the program, so the pid stays.
    private static List<String> inOwnSession(List<String> command) {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(List.of(SETSID.toString()));
        wrapped.addAll(command);
        return wrapped;
    }

    /// Whether exactly this process runs. One that ended and was not reaped does not.
    boolean isAlive(Id id) {
        return handle(id).isPresent() && !isZombie(id.pid());
    }

    private static Optional<ProcessHandle> handle(Id id) {
        return ProcessHandle.of(id.pid())
                .filter(ProcessHandle::isAlive)
                .filter(found -> startOf(found).filter(start -> same(start, id)).isPresent());
    }

    private static boolean same(Instant start, Id id) {
        return Duration.between(id.startedAt(), start).abs().compareTo(TOLERANCE) <= 0;
    }

    private static Optional<Instant> startOf(ProcessHandle process) {
        return process.info().startInstant();
    }

    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(PROC.resolve(pid + "/stat"));
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state == 'Z' || state == 'X';
        } catch (IOException e) {
            return !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }
    }

    /// The exit code of a process that this one started; empty for adopted ones.
    OptionalInt exitCode(long pid) {
        Process child = children.get(pid);
        return child == null || child.isAlive()
                ? OptionalInt.empty()
                : OptionalInt.of(child.exitValue());
    }

    /// The process that was started with a variable of this value, although nobody wrote down its
    /// pid.
    Optional<Id> withVariable(String name, String value) {
        String wanted = name + "=" + value;
        return ProcessHandle.allProcesses()
                .filter(process -> environment(process.pid()).contains(wanted))
                .filter(process -> !isZombie(process.pid()))
                .flatMap(
                        process ->
                                startOf(process)
                                        .map(start -> new Id(process.pid(), start))
                                        .stream())
                .findFirst();
    }

    private static List<String> environment(long pid) {
        try {
            byte[] bytes = Files.readAllBytes(PROC.resolve(pid + "/environ"));
            return List.of(new String(bytes, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException | UncheckedIOException notReadable) {
            return List.of();
        }
    }

    /// Asks a process to end, and ends it when it does not within the grace. Answers whether it is
    /// gone.
    boolean end(Id id, Duration grace) {
        handle(id).ifPresent(ProcessHandle::destroy);
        if (!within(grace, () -> !isAlive(id))) {
            handle(id).ifPresent(ProcessHandle::destroyForcibly);
        }
        boolean gone = within(grace, () -> !isAlive(id));
        if (gone) {
            children.remove(id.pid());
        }
        return gone;
    }

    private static boolean within(Duration time, BooleanSupplier condition) {
        long end = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }
}
