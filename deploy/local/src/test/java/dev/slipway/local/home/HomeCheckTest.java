package dev.slipway.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.local.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeCheckTest {

    @TempDir private Path folder;

    @Test
    void aNewHomeIsPrivateAndComplete() throws Exception {
        Home home = new Home(folder.resolve("deep/home"));

        HomeCheck.prepare(home);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.root())))
                .isEqualTo("rwx------");
        assertThat(Files.list(home.run()).toList()).containsExactly(home.deployments());
        assertThat(home.keys()).isDirectory();
    }

    @Test
    void aHomeThatCannotBeMadeIsNamedWithTheWayOut() {
        Home home = new Home(Path.of("/proc/slipway-home"));

        assertThatThrownBy(() -> HomeCheck.prepare(home))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("/proc/slipway-home cannot be written to (")
                .hasMessageEndingWith(
                        "): make it writable, or set SLIPWAY_HOME to a folder that is.");
    }

    @Test
    void aHomeThatOthersMayReadIsRefused() throws Exception {
        Home home = new Home(folder.resolve("home"));
        HomeCheck.prepare(home);
        Files.setPosixFilePermissions(home.root(), PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> HomeCheck.prepare(home))
                .hasMessage(
                        home.root()
                                + " can be read by others and holds secrets: run  chmod 700 "
                                + home.root());
    }

    @Test
    void aSecretThatOthersMayReadIsRefused() throws Exception {
        Home home = new Home(folder.resolve("home"));
        HomeCheck.prepare(home);
        Secrets.readOrCreate(home.secrets());
        Files.setPosixFilePermissions(home.secrets(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> HomeCheck.prepare(home))
                .hasMessageEndingWith("run  chmod 600 " + home.secrets());
    }

    @Test
    void aFullDiskStopsAndALowOneWarns() {
        assertThatThrownBy(() -> HomeCheck.disk(folder, HomeCheck.LEAST_FREE_BYTES - 1))
                .hasMessage(
                        "The disk of "
                                + folder
                                + " has 255 MB left and Slipway needs at least 256 MB: free some space, or set SLIPWAY_HOME to a folder on another disk.");
        assertThat(HomeCheck.disk(folder, HomeCheck.LOW_FREE_BYTES - 1))
                .contains(
                        "The disk of "
                                + folder
                                + " has only 2047 MB left; models and images need more soon.");
        assertThat(HomeCheck.disk(folder, HomeCheck.LOW_FREE_BYTES)).isEmpty();
    }

    @Test
    void secretsAreMadeOnceAndPrivate() throws Exception {
        Home home = new Home(folder.resolve("home"));
        HomeCheck.prepare(home);

        Secrets first = Secrets.readOrCreate(home.secrets());

        assertThat(Secrets.readOrCreate(home.secrets())).isEqualTo(first);
        assertThat(PrivateFiles.isPrivate(home.secrets())).isTrue();
        assertThat(first.deployerToken()).matches("slw_[A-Za-z0-9_-]{43}");
        assertThat(first.toString()).isEqualTo("Secrets[hidden]");
        assertThat(first.roles()).hasSize(6);
    }

    @Test
    void damagedSecretsAreNeverReplaced() throws Exception {
        Home home = new Home(folder.resolve("home"));
        HomeCheck.prepare(home);
        PrivateFiles.write(home.secrets(), "{");

        assertThatThrownBy(() -> Secrets.readOrCreate(home.secrets()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(home.secrets() + " is damaged");
        assertThat(home.secrets()).hasContent("{");
    }

    @Test
    void theHomeIsSlipwayHomeOrADotFolder() {
        assertThat(Home.of(Map.of("SLIPWAY_HOME", "/a/b/../c"), "/home/x").root())
                .isEqualTo(Path.of("/a/c"));
        assertThat(Home.of(Map.of("SLIPWAY_HOME", " "), "/home/x").root())
                .isEqualTo(Path.of("/home/x/.slipway"));
    }
}
