package dev.slipway.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.local.SettableClock;
import dev.slipway.local.process.ProcessId;
import dev.slipway.local.process.Signal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShutdownTest {

    private final SettableClock clock = new SettableClock();
    private final FakeProcesses processes = new FakeProcesses();
    private final Shutdown shutdown =
            new Shutdown(processes, clock, () -> clock.advance(Duration.ofSeconds(1)));

    @Test
    void groupsEndOneAfterTheOtherAndEachByItsOwnSignal() throws Exception {
        Shutdown.Target app = target("app", Signal.TERM);
        Shutdown.Target other = target("other", Signal.TERM);
        Shutdown.Target database = target("postgres", Signal.INT);

        List<String> killed =
                shutdown.end(List.of(List.of(app, other), List.of(), List.of(database)));

        assertThat(killed).isEmpty();
        assertThat(processes.signals).containsExactly("TERM 100", "TERM 101", "INT 102");
    }

    @Test
    void whoDoesNotEndInTimeIsKilledBeforeTheNextGroupIsAsked() throws Exception {
        Shutdown.Target stubborn = target("stubborn", Signal.TERM);
        processes.stubborn.add(stubborn.process().pid());
        Shutdown.Target next = target("next", Signal.TERM);

        List<String> killed = shutdown.end(List.of(List.of(stubborn), List.of(next)));

        assertThat(killed).containsExactly("stubborn");
        assertThat(processes.signals).containsExactly("TERM 100", "KILL 100", "TERM 101");
        assertThat(clock.instant()).isEqualTo(new SettableClock().instant().plusSeconds(6));
    }

    @Test
    void whatIsGoneAlreadyNeedsNoSignal() throws Exception {
        Shutdown.Target gone = target("gone", Signal.TERM);
        processes.die(gone.process());

        assertThat(shutdown.end(List.of(List.of(gone)))).isEmpty();
        assertThat(processes.signals).isEmpty();
    }

    private Shutdown.Target target(String name, Signal signal) {
        ProcessId process = processes.add();
        return new Shutdown.Target(
                name, process, new ChildSpec.Stop(signal, Duration.ofSeconds(5)));
    }
}
