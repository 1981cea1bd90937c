package dev.slipway.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.local.home.Home;
import dev.slipway.local.process.ProcessId;
import dev.slipway.local.process.RunRecord;
import dev.slipway.local.process.SystemProcesses;
import dev.slipway.local.status.StatusReport;
import dev.slipway.local.supervisor.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One whole stack as a user meets it: real PostgreSQL and object store, stand-ins for the
/// services.
class LocalStackTest {

    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    @TempDir private Path folder;
    private TestInstall slipway;
    private Home home;

    @BeforeEach
    void install() throws Exception {
        slipway = TestInstall.create(folder);
        home = new Home(slipway.home());
    }

    @AfterEach
    void end() throws Exception {
        slipway.run("down");
    }

    @Test
    void aStackGoesUpSurvivesItsSupervisorHealsAndGoesDown() throws Exception {
        String url = goesUpAndTellsHowToSignIn();
        aSecondUpSaysThatItRuns(url);
        Map<String, Long> pids = pids(status());
        assertThat(pids)
                .containsOnlyKeys(
                        "postgres",
                        "s3",
                        "registry",
                        "validator",
                        "builder",
                        "deployer",
                        "monitor",
                        "gateway");
        theSupervisorIsKilledAndTheNextOneAdoptsEverything(pids);
        aServiceThatIsKilledComesBack(pids);
        goesDownWithModelServers();
        comesBackAtTheSamePortsWithItsData();
    }

    private String goesUpAndTellsHowToSignIn() throws Exception {
        TestInstall.Result up = slipway.run("up");

        assertThat(up.exitCode()).as(up.err()).isZero();
        assertThat(up.err()).contains("registry ready").contains("Slipway is ready at http://127");
        assertThat(up.out())
                .containsPattern("User {2}admin , password {2}\\S{20} {2}\\(shown this once")
                .contains("Sign in once:  http://127.0.0.1/login/link?token=t");
        assertThat(home.adminPassword()).doesNotExist();
        TestInstall.Result env = slipway.run("env");
        String url = "http://127.0.0.1:" + recordOf("gateway").port();
        assertThat(env.out())
                .isEqualTo(
                        """
                        export SLIPWAY_URL='%1$s'
                        export SLIPWAY_TOKEN='%2$s'
                        export MLFLOW_TRACKING_URI='%1$s'
                        export MLFLOW_TRACKING_TOKEN='%2$s'
                        """
                                .formatted(url, Files.readString(home.adminToken()).strip()));
        return url;
    }

    private void aSecondUpSaysThatItRuns(String url) throws Exception {
        TestInstall.Result again = slipway.run("up");

        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).contains("Slipway is already running at " + url);
        assertThat(again.out()).doesNotContain("password");
    }

    private void theSupervisorIsKilledAndTheNextOneAdoptsEverything(Map<String, Long> pids)
            throws Exception {
        kill(status().supervisorPid());
        StatusReport orphaned = status();
        assertThat(orphaned.state()).isEqualTo(StatusReport.State.DEGRADED);
        assertThat(orphaned.supervisorPid()).isNull();
        assertThat(pids(orphaned)).isEqualTo(pids);

        AtomicBoolean absent = new AtomicBoolean();
        AtomicBoolean over = new AtomicBoolean();
        Thread watcher =
                Thread.startVirtualThread(
                        () -> {
                            while (!over.get()) {
                                absent.compareAndSet(false, !Files.exists(home.stackState()));
                            }
                        });
        TestInstall.Result up = slipway.run("up");
        over.set(true);
        watcher.join();

        assertThat(up.exitCode()).as(up.err()).isZero();
        assertThat(up.err()).contains("registry ready");
        assertThat(pids(status())).isEqualTo(pids);
        assertThat(absent)
                .as("the file that ./slipway demo watches goes only when the stack is taken down")
                .isFalse();
    }

    private void aServiceThatIsKilledComesBack(Map<String, Long> pids) throws Exception {
        kill(pids.get("registry"));

        StatusReport.Line registry = awaitRestart("registry");

        assertThat(registry.pid()).isNotEqualTo(pids.get("registry"));
        assertThat(registry.restarts()).isEqualTo(1);
        StatusReport report = status();
        assertThat(report.state()).isEqualTo(StatusReport.State.UP);
        assertThat(report.outboxDepth()).isEqualTo(4);
        assertThat(report.consumerLag()).isEqualTo(2);
        assertThat(report.oldestJobSeconds()).isEqualTo(1.5);
        assertThat(report.pssBytes()).isPositive();
        assertThat(slipway.run("logs", "registry", "-n", "1").out())
                .isEqualTo("listening as registry\n");
    }

    private void goesDownWithModelServers() throws Exception {
        Process server = new ProcessBuilder("sleep", "600").start();
        RunRecord record =
                new RunRecord(
                        "staging/flight-delay",
                        server.pid(),
                        server.toHandle().info().startInstant().orElseThrow(),
                        1,
                        null,
                        null);
        Files.writeString(home.deployments().resolve("r.json"), Json.write(record));
        ProcessId postgres = recordOf("postgres").id();

        TestInstall.Result down = slipway.run("down");

        assertThat(down.exitCode()).as(down.err()).isZero();
        assertThat(down.err()).contains("Everything has ended; the data is in " + home.root());
        assertThat(new SystemProcesses().isAlive(postgres)).isFalse();
        assertThat(server.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(home.log("postgres"))).contains("database system is shut down");
        assertThat(status().state()).isEqualTo(StatusReport.State.DOWN);
        assertThat(slipway.run("down").err()).isEqualTo("Nothing was running.\n");
    }

    private void comesBackAtTheSamePortsWithItsData() throws Exception {
        String ports = Files.readString(home.ports());
        String secrets = Files.readString(home.secrets());

        TestInstall.Result up = slipway.run("up", "--only", "registry");

        assertThat(up.exitCode()).as(up.err()).isZero();
        assertThat(up.out()).doesNotContain("password");
        assertThat(Files.readString(home.ports())).isEqualTo(ports);
        assertThat(Files.readString(home.secrets())).isEqualTo(secrets);
        assertThat(pids(status())).containsOnlyKeys("postgres", "s3", "registry");
    }

    private StatusReport.Line awaitRestart(String name) throws Exception {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < DEADLINE_NANOS) {
            for (StatusReport.Line line : status().processes()) {
                if (line.name().equals(name)
                        && line.restarts() > 0
                        && line.state() == Phase.READY) {
                    return line;
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new AssertionError(name + " did not come back: " + status());
    }

    private StatusReport status() throws Exception {
        return Json.read(slipway.run("status", "-o", "json").out(), StatusReport.class);
    }

    private RunRecord recordOf(String process) throws Exception {
        return Json.read(home.runRecord(process), RunRecord.class);
    }

    private static Map<String, Long> pids(StatusReport report) {
        return report.processes().stream()
                .collect(Collectors.toMap(StatusReport.Line::name, StatusReport.Line::pid));
    }

    private static void kill(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }
}
