package dev.slipway.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.local.Refusal;
import dev.slipway.local.SettableClock;
import dev.slipway.local.home.Home;
import dev.slipway.local.home.HomeCheck;
import dev.slipway.local.port.PortPair;
import dev.slipway.local.process.Launch;
import dev.slipway.local.process.ProcessId;
import dev.slipway.local.process.RunRecord;
import dev.slipway.local.process.RunRecords;
import dev.slipway.local.process.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

    private static final ChildSpec.Stop STOP =
            new ChildSpec.Stop(Signal.TERM, Duration.ofSeconds(5));

    @TempDir private Path folder;
    private final SettableClock clock = new SettableClock();
    private final FakeProcesses processes = new FakeProcesses();
    private final List<String> unready = new ArrayList<>();
    private final List<List<StackState.ChildView>> seen = new ArrayList<>();
    private Home home;
    private RunRecords records;

    @BeforeEach
    void prepare() {
        home = new Home(folder.resolve("home"));
        HomeCheck.prepare(home);
        records = new RunRecords(home);
    }

    @Test
    void aServiceStartsOnlyWhenTheDatabaseIsReady() {
        unready.add("db");
        Supervisor supervisor = supervisor();

        supervisor.step();
        supervisor.step();
        assertThat(processes.started).containsExactly("db");
        assertThat(phases(supervisor)).containsExactly(Phase.STARTING, Phase.WAITING);

        unready.clear();
        supervisor.step();
        supervisor.step();
        assertThat(processes.started).containsExactly("db", "app");
        assertThat(phases(supervisor)).containsExactly(Phase.READY, Phase.READY);
    }

    @Test
    void aServiceThatDiesIsStartedAgainAndItsEndIsTold() {
        Supervisor supervisor = running();
        processes.die(record("app").id());
        clock.advance(Duration.ofSeconds(10));

        supervisor.step();
        assertThat(supervisor.views().get(1).phase()).isEqualTo(Phase.BACKING_OFF);
        assertThat(supervisor.views().get(1).detail())
                .isEqualTo("process 101 ended with exit code 137");

        clock.advance(Duration.ofMillis(250));
        supervisor.step();
        supervisor.step();
        assertThat(supervisor.views().get(1).phase()).isEqualTo(Phase.READY);
        assertThat(supervisor.views().get(1).restarts()).isEqualTo(1);
        assertThat(record("app").pid()).isEqualTo(102);
    }

    @Test
    void theNextSupervisorAdoptsWhatStillRuns() {
        running();
        List<RunRecord> before = List.of(record("db"), record("app"));

        Supervisor next = supervisor();
        next.step();

        assertThat(phases(next)).containsExactly(Phase.READY, Phase.READY);
        assertThat(processes.started).containsExactly("db", "app");
        assertThat(List.of(record("db"), record("app"))).isEqualTo(before);
    }

    @Test
    void aPidThatNowBelongsToAnotherProgramIsNotAdopted() {
        running();
        ProcessId old = record("app").id();
        processes.reuse(old);

        Supervisor next = supervisor();
        next.step();
        next.step();

        assertThat(record("app").pid()).isNotEqualTo(old.pid());
        assertThat(processes.signals).isEmpty();
    }

    @Test
    void aProgramThatCannotBeStartedBacksOffAndIsTriedAgain() {
        processes.refuseToStart(true);
        Supervisor supervisor = supervisor();
        supervisor.step();
        supervisor.step();
        assertThat(supervisor.views().getFirst().phase()).isEqualTo(Phase.BACKING_OFF);
        assertThat(supervisor.views().getFirst().detail())
                .isEqualTo("cannot be started: no such program");

        processes.refuseToStart(false);
        clock.advance(Duration.ofSeconds(1));
        supervisor.step();
        supervisor.step();
        assertThat(supervisor.views().getFirst().phase()).isEqualTo(Phase.READY);
    }

    @Test
    void onlyChangesAreReported() {
        Supervisor supervisor = running();
        int reports = seen.size();

        supervisor.step();
        supervisor.step();

        assertThat(seen).hasSize(reports);
    }

    @Test
    void aReadyChildIsAskedEveryThreeSeconds() {
        Supervisor supervisor = running();
        unready.add("app");

        clock.advance(Duration.ofMillis(2_999));
        supervisor.step();
        assertThat(supervisor.views().get(1).phase()).isEqualTo(Phase.READY);

        clock.advance(Duration.ofMillis(1));
        supervisor.step();
        assertThat(supervisor.views().get(1).phase()).isEqualTo(Phase.UNREADY);
        assertThat(supervisor.views().get(1).detail()).isEqualTo("not yet");
    }

    @Test
    void aDamagedRunRecordIsNamedWithTheWayOut() throws Exception {
        Files.writeString(home.runRecord("app"), "{\"name\":");

        assertThatThrownBy(this::supervisor)
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        home.runRecord("app")
                                + " is damaged, so it is not known whether app still runs: end that process if it does, delete the file, and run up again.");
    }

    private Supervisor running() {
        Supervisor supervisor = supervisor();
        for (int i = 0; i < 3; i++) {
            supervisor.step();
        }
        assertThat(phases(supervisor)).containsExactly(Phase.READY, Phase.READY);
        return supervisor;
    }

    private Supervisor supervisor() {
        return new Supervisor(
                List.of(spec("db", Set.of()), spec("app", Set.of("db"))),
                processes,
                records,
                clock,
                seen::add);
    }

    private ChildSpec spec(String name, Set<String> after) {
        return new ChildSpec(
                name,
                after,
                new PortPair(1, 0),
                () -> new Launch(List.of(name), Map.of(), folder, home.log(name)),
                () -> unready.contains(name) ? Optional.of("not yet") : Optional.empty(),
                STOP);
    }

    private RunRecord record(String name) {
        return records.find(name).orElseThrow();
    }

    private static List<Phase> phases(Supervisor supervisor) {
        return supervisor.views().stream().map(StackState.ChildView::phase).toList();
    }
}
