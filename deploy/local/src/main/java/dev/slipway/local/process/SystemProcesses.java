package dev.slipway.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/// [Processes] of Linux.
public final class SystemProcesses implements Processes {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Map<Long, Process> started = new ConcurrentHashMap<>();

    @Override
    public ProcessId start(Launch launch) throws IOException {
        LogFile.rotate(launch.log());
        ProcessBuilder builder = new ProcessBuilder(inOwnSession(launch.command()));
        builder.environment().putAll(launch.environment());
        builder.directory(launch.folder().toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        Process process = builder.start();
        started.put(process.pid(), process);
        Instant startedAt =
                process.toHandle().info().startInstant().orElseThrow(() -> diedAtOnce(launch));
        return new ProcessId(process.pid(), startedAt);
    }

    @Override
    public boolean isAlive(ProcessId id) {
        return handle(id).isPresent() && !isZombie(id.pid());
    }

    @Override
    public void signal(ProcessId id, Signal signal) {
        Optional<ProcessHandle> handle = handle(id);
        if (handle.isEmpty()) {
            return;
        }
        switch (signal) {
            case TERM -> handle.get().destroy();
            case KILL -> handle.get().destroyForcibly();
            case INT -> interrupt(id.pid());
        }
    }

    @Override
    public OptionalInt exitCode(ProcessId id) {
        Process process = started.get(id.pid());
        return process == null || process.isAlive()
                ? OptionalInt.empty()
                : OptionalInt.of(process.exitValue());
    }

    /// The recorded process, when its pid still belongs to it.
    public static Optional<ProcessHandle> handle(ProcessId id) {
        return ProcessHandle.of(id.pid())
                .filter(
                        found ->
                                found.info()
                                        .startInstant()
                                        .filter(start -> id.isSameAs(found.pid(), start))
                                        .isPresent());
    }

    private static IOException diedAtOnce(Launch launch) {
        return new IOException(launch.command().getFirst() + " ended at once");
    }

    /// setsid replaces itself by the program, so the pid stays.
    private static List<String> inOwnSession(List<String> command) {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        List<String> wrapped = new ArrayList<>();
        wrapped.add(SETSID.toString());
        wrapped.addAll(command);
        return wrapped;
    }

    /// Java has no SIGINT; every shell has.
    private static void interrupt(long pid) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -INT " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("cannot signal process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// An adopted process that nobody reaps keeps its pid after its end.
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state == 'Z' || state == 'X';
        } catch (IOException e) {
            return !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }
    }
}
