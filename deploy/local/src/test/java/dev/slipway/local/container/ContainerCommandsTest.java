package dev.slipway.local.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerCommandsTest {

    private long now;
    private final List<String> said = new ArrayList<>();
    private final Patience patience =
            new Patience(Duration.ofSeconds(2), said::add, () -> now, this::pass);

    @Test
    void aMissingPasswordIsNamed() {
        Map<String, String> variables = complete();
        variables.remove("SLIPWAY_DATABASE_PASSWORD_IDENTITY");

        assertThatThrownBy(() -> BootstrapCommand.preparation(new Settings(variables)))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "SLIPWAY_DATABASE_PASSWORD_IDENTITY is not set: it is the password of the role identity.");
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        Map<String, String> variables = complete();
        variables.put("SLIPWAY_DATABASE_URL", "postgres://host/postgres");

        assertThatThrownBy(() -> BootstrapCommand.preparation(new Settings(variables)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("jdbc:postgresql://HOST:PORT/DATABASE is expected");
    }

    @Test
    void noObjectStoreMeansNoBucket() {
        assertThat(BootstrapCommand.bucket(new Settings(complete()))).isEmpty();
    }

    @Test
    void whatIsPreparedDoesNotShowItsSecrets() {
        assertThat(BootstrapCommand.preparation(new Settings(complete())))
                .hasToString("Preparation[url=jdbc:postgresql://host:5432/postgres, owner=owner]");
        assertThat(new Bucket(java.net.URI.create("http://s3:9000"), "slipway", "key", "secret"))
                .hasToString("Bucket[http://s3:9000/slipway]");
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        Settings settings = new Settings(Map.of("SLIPWAY_S3_PORT", "70000"));

        assertThatThrownBy(() -> settings.port("SLIPWAY_S3_PORT", 9000))
                .isInstanceOf(Refusal.class)
                .hasMessage("SLIPWAY_S3_PORT is '70000': a number from 1 to 65535 is expected.");
    }

    @Test
    void aServerThatComesLaterIsWaitedForAndMentionedOnce() throws Exception {
        patience.until(
                "PostgreSQL",
                () -> {
                    if (now < Duration.ofSeconds(1).toNanos()) {
                        throw new Patience.NotYet("refused", new IOException());
                    }
                });

        assertThat(said).containsExactly("Waiting for PostgreSQL (refused) ...");
    }

    @Test
    void aServerThatNeverComesIsGivenUp() {
        assertThatThrownBy(
                        () ->
                                patience.until(
                                        "PostgreSQL",
                                        () -> {
                                            throw new Patience.NotYet("refused", new IOException());
                                        }))
                .isInstanceOf(Refusal.class)
                .hasMessage("PostgreSQL is not there after 2 s (refused).");
    }

    @Test
    void whatAKilledServerLeftBehindIsPutInOrder(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectories(folder.resolve("18"));
        Files.writeString(data.resolve("postmaster.pid"), "7");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwx---"));
        Files.writeString(
                Files.createDirectories(folder.resolve("initialising1")).resolve("PG_VERSION"),
                "18");

        try (TrialFolder held = TrialFolder.open(folder)) {
            assertThat(held.data().resolve("postmaster.pid")).doesNotExist();
            assertThat(folder.resolve("initialising1")).doesNotExist();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx------");
        }
    }

    private void pass(long millis) {
        now += Duration.ofMillis(millis).toNanos();
    }

    private static Map<String, String> complete() {
        Map<String, String> variables = new HashMap<>();
        variables.put("SLIPWAY_DATABASE_URL", "jdbc:postgresql://host:5432/postgres");
        variables.put("SLIPWAY_DATABASE_OWNER", "owner");
        variables.put("SLIPWAY_DATABASE_OWNER_PASSWORD", "secret");
        for (String role :
                List.of("registry", "validator", "builder", "deployer", "monitor", "identity")) {
            variables.put(
                    "SLIPWAY_DATABASE_PASSWORD_" + role.toUpperCase(Locale.ROOT), "secret " + role);
        }
        return variables;
    }
}
