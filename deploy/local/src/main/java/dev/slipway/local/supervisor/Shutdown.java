package dev.slipway.local.supervisor;

import dev.slipway.local.process.ProcessId;
import dev.slipway.local.process.Processes;
import dev.slipway.local.process.Signal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Ends processes in order: all of one group at once, the next group when the last of it is gone.
/// Knows nothing of who started them, so adopted ones end the same way.
public final class Shutdown {

    /// One process to end.
    public record Target(String name, ProcessId process, ChildSpec.Stop stop) {}

    /// Lets the wait between two looks be stepped in tests.
    @FunctionalInterface
    public interface Pause {
        void between() throws InterruptedException;
    }

    /// A killed process that still does not go away hangs in the kernel; nothing waits for it.
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private final Processes processes;
    private final Clock clock;
    private final Pause pause;

    public Shutdown(Processes processes, Clock clock, Pause pause) {
        this.processes = processes;
        this.clock = clock;
        this.pause = pause;
    }

    /// @param groups ended one after the other
    /// @return names of those that had to be killed
    public List<String> end(List<List<Target>> groups) throws InterruptedException {
        List<String> killed = new ArrayList<>();
        for (List<Target> group : groups) {
            for (Target target : group) {
                processes.signal(target.process(), target.stop().signal());
            }
            killed.addAll(awaitOrKill(group));
        }
        return killed;
    }

    private List<String> awaitOrKill(List<Target> group) throws InterruptedException {
        Instant asked = clock.instant();
        List<String> killed = new ArrayList<>();
        List<Target> left = new ArrayList<>(group);
        while (!left.isEmpty()) {
            left.removeIf(target -> !processes.isAlive(target.process()));
            Duration waited = Duration.between(asked, clock.instant());
            for (Target target : left) {
                if (waited.compareTo(target.stop().within()) >= 0
                        && !killed.contains(target.name())) {
                    processes.signal(target.process(), Signal.KILL);
                    killed.add(target.name());
                }
            }
            left.removeIf(target -> waited.compareTo(target.stop().within().plus(AFTER_KILL)) >= 0);
            if (!left.isEmpty()) {
                pause.between();
            }
        }
        return killed;
    }
}
