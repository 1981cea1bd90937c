package dev.slipway.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.local.Json;
import dev.slipway.local.TestInstall;
import dev.slipway.local.home.Home;
import dev.slipway.local.home.HomeCheck;
import dev.slipway.local.stack.Service;
import dev.slipway.local.supervisor.StackState;
import dev.slipway.local.supervisor.SupervisorLock;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each thing that stands in the way is one sentence on standard error, and nothing is started.
class RefusalsTest {

    @TempDir private Path folder;
    private TestInstall slipway;
    private Home home;

    @BeforeEach
    void install() throws Exception {
        slipway = TestInstall.create(folder);
        home = new Home(slipway.home());
    }

    @Test
    void aPortInUseIsNamedWithItsHolderAndTheWayOut() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());

            TestInstall.Result up = slipway.run(Map.of("SLIPWAY_PORT", port), "up");

            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.err())
                    .matches(
                            "Port "
                                    + port
                                    + " is in use by \\S+ \\(pid "
                                    + ProcessHandle.current().pid()
                                    + "\\): end that program, or choose another port with  SLIPWAY_PORT=8081 ./slipway up  \\(0 takes any free one\\)\\.\n");
            assertThat(home.runRecord("postgres")).doesNotExist();
        }
    }

    @Test
    void aHomeThatCannotBeWrittenIsNamedWithTheWayOut() throws Exception {
        TestInstall.Result up = slipway.run(Map.of("SLIPWAY_HOME", "/proc/slipway"), "up");

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.err())
                .startsWith("/proc/slipway cannot be written to (")
                .endsWith("): make it writable, or set SLIPWAY_HOME to a folder that is.\n")
                .hasLineCount(1);
    }

    @Test
    void aPortThatIsNoneIsNamed() throws Exception {
        TestInstall.Result up = slipway.run(Map.of("SLIPWAY_PORT", "http"), "up");

        assertThat(up.err())
                .isEqualTo(
                        "SLIPWAY_PORT is 'http': give a number from 1 to 65535, or 0 for any free port.\n");
    }

    @Test
    void aServiceThatIsNotBuiltIsNamed() throws Exception {
        Files.delete(slipway.install().serviceJar(Service.MONITOR));

        TestInstall.Result up = slipway.run("up");

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.err())
                .isEqualTo(
                        "monitor is not built ("
                                + slipway.install().serviceJar(Service.MONITOR)
                                + " is missing): run  ./slipway build\n");
    }

    @Test
    void aDamagedRunRecordStopsUp() throws Exception {
        HomeCheck.prepare(home);
        Files.writeString(home.runRecord("postgres"), "");

        TestInstall.Result up = slipway.run("up");

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.err()).startsWith(home.runRecord("postgres") + " is damaged");
    }

    @Test
    void aHomeThatAnotherInstallationRunsIsLeftToIt() throws Exception {
        HomeCheck.prepare(home);
        StackState state =
                new StackState(4711, Instant.EPOCH, "/opt/other", Instant.EPOCH, List.of());
        Files.writeString(home.stackState(), Json.write(state));
        try (SupervisorLock held = SupervisorLock.tryAcquire(home.supervisorLock()).orElseThrow()) {
            TestInstall.Result up = slipway.run("up");

            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.err())
                    .isEqualTo(
                            home.root()
                                    + " is run by the supervisor of /opt/other (pid 4711): run  ./slipway down  there, or set SLIPWAY_HOME to another folder.\n");
        }
    }

    @Test
    void whereNothingRunsThereIsNoEnvironmentToSet() throws Exception {
        TestInstall.Result env = slipway.run("env");

        assertThat(env.exitCode()).isEqualTo(1);
        assertThat(env.out()).isEmpty();
        assertThat(env.err())
                .isEqualTo("No stack runs in " + home.root() + ": run  ./slipway up  first.\n");
    }

    @Test
    void anUnknownServiceIsWrongUsage() throws Exception {
        TestInstall.Result up = slipway.run("up", "--only", "registrar");

        assertThat(up.exitCode()).isEqualTo(2);
        assertThat(up.err())
                .startsWith(
                        "there is no service 'registrar': use registry, validator, builder, deployer, monitor or gateway");
    }
}
