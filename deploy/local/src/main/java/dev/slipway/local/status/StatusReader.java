package dev.slipway.local.status;

import dev.slipway.local.home.Home;
import dev.slipway.local.process.ProcessId;
import dev.slipway.local.process.Processes;
import dev.slipway.local.process.RunRecord;
import dev.slipway.local.process.RunRecords;
import dev.slipway.local.supervisor.Phase;
import dev.slipway.local.supervisor.StackState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Puts the report together from what the supervisor last saw and from what is true right now: a
/// process that is gone is never shown as ready, whatever the file says.
public final class StatusReader {

    private final Home home;
    private final Processes processes;

    public StatusReader(Home home, Processes processes) {
        this.home = home;
        this.processes = processes;
    }

    /// @param state what the supervisor last wrote; empty when it wrote nothing
    /// @param supervised whether a supervisor runs now
    /// @param url the gateway's address
    public StatusReport read(Optional<StackState> state, boolean supervised, Optional<String> url)
            throws IOException {
        List<StatusReport.Line> lines = new ArrayList<>();
        for (StackState.ChildView view : state.map(StackState::children).orElse(List.of())) {
            lines.add(child(view, supervised));
        }
        for (RunRecord server : new RunRecords(home).deployments(file -> {})) {
            if (processes.isAlive(server.id())) {
                lines.add(server(server));
            }
        }
        Long supervisor = supervised ? state.map(StackState::supervisorPid).orElse(null) : null;
        Figures figures = Figures.of(lines);
        return new StatusReport(
                overall(lines, supervised),
                home.root().toString(),
                url.orElse(null),
                supervisor,
                lines,
                total(lines, supervisor),
                figures.whole("slipway_outbox_depth"),
                figures.whole("slipway_consumer_lag"),
                figures.max("slipway_job_oldest_seconds"),
                home.root().toFile().getUsableSpace());
    }

    private StatusReport.Line child(StackState.ChildView view, boolean supervised) {
        Long pid = view.pid();
        boolean alive =
                pid != null
                        && view.startedAt() != null
                        && processes.isAlive(new ProcessId(pid, view.startedAt()));
        Phase phase = alive || isDownPhase(view.phase()) ? view.phase() : Phase.BACKING_OFF;
        return new StatusReport.Line(
                view.name(),
                phase,
                supervised,
                alive ? pid : null,
                view.port(),
                view.managementPort(),
                alive ? view.startedAt() : null,
                view.restarts(),
                alive && pid != null ? boxed(ProcessMemory.pssOfTree(pid)) : null,
                view.detail());
    }

    private static StatusReport.Line server(RunRecord server) {
        return new StatusReport.Line(
                "serving/" + server.name(),
                Phase.READY,
                true,
                server.pid(),
                server.port(),
                null,
                server.startedAt(),
                0,
                null,
                null);
    }

    private static boolean isDownPhase(Phase phase) {
        return switch (phase) {
            case WAITING, BACKING_OFF, CRASH_LOOP -> true;
            case STARTING, READY, UNREADY -> false;
        };
    }

    private static StatusReport.State overall(List<StatusReport.Line> lines, boolean supervised) {
        if (lines.stream().allMatch(line -> line.pid() == null)) {
            return supervised ? StatusReport.State.STARTING : StatusReport.State.DOWN;
        }
        if (!supervised) {
            return StatusReport.State.DEGRADED;
        }
        if (lines.stream().allMatch(line -> line.state() == Phase.READY)) {
            return StatusReport.State.UP;
        }
        boolean failing =
                lines.stream()
                        .anyMatch(line -> line.state() == Phase.CRASH_LOOP || line.restarts() > 0);
        return failing ? StatusReport.State.DEGRADED : StatusReport.State.STARTING;
    }

    /// Model servers of the local target are children of the deployer or of nobody; those of nobody
    /// are not part of the stack's own memory.
    private static long total(List<StatusReport.Line> lines, @Nullable Long supervisor) {
        long sum = supervisor == null ? 0 : ProcessMemory.pssOfTree(supervisor).orElse(0);
        for (StatusReport.Line line : lines) {
            boolean counted = supervisor != null && isDescendant(line.pid(), supervisor);
            sum += counted || line.pssBytes() == null ? 0 : line.pssBytes();
        }
        return sum;
    }

    private static boolean isDescendant(@Nullable Long pid, long ancestor) {
        Optional<ProcessHandle> process = pid == null ? Optional.empty() : ProcessHandle.of(pid);
        while (process.isPresent()) {
            process = process.get().parent();
            if (process.isPresent() && process.get().pid() == ancestor) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    /// The services' gauges: each is the same figure seen from several sides, so the largest
    /// counts.
    private record Figures(List<MetricsText> texts) {

        static Figures of(List<StatusReport.Line> lines) {
            return new Figures(
                    lines.stream()
                            .filter(line -> line.pid() != null && line.managementPort() != null)
                            .map(line -> MetricsScrape.of(line.managementPort()))
                            .flatMap(Optional::stream)
                            .toList());
        }

        @Nullable Double max(String name) {
            OptionalDouble value =
                    texts.stream()
                            .map(text -> text.max(name))
                            .filter(OptionalDouble::isPresent)
                            .mapToDouble(OptionalDouble::getAsDouble)
                            .max();
            return value.isPresent() ? value.getAsDouble() : null;
        }

        @Nullable Long whole(String name) {
            Double value = max(name);
            return value == null ? null : Math.round(value);
        }
    }
}
