package dev.slipway.oci.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.oci.registry.Challenge.Basic;
import dev.slipway.oci.registry.Challenge.Bearer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read from people, files and headers.
class NamesTest {
    @Test
    void aRepositoryIsARegistryAndAPath() {
        assertThat(Repository.parse("registry.example:5000/team/slipway").below("gateway"))
                .isEqualTo(new Repository("registry.example:5000", "team/slipway/gateway"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slipway",
                "registry.example/",
                "registry.example/Team",
                "registry.example/a//b",
                "registry.example/../x",
                "user@registry.example/a",
                "http://registry.example/a",
                "registry.example/a:1"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Repository.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:5000, true",
        "127.0.0.1, true",
        "127.0.0.1.example, false",
        "[::1]:80, true",
        "lab:5000, true",
        "lab:5001, false",
        "mill:1, true",
        "registry.example, false"
    })
    void plainHttpIsForLoopbackAndListedHosts(String registry, boolean plain) {
        var settings = RegistrySettings.DEFAULT.withInsecureHosts(Set.of("lab:5000", "mill"));

        assertThat(settings.isPlain(registry)).isEqualTo(plain);
    }

    @Test
    void challengesAreReadInAnyOrder() {
        assertThat(
                        Challenge.of(
                                List.of(
                                        "Basic realm=\"x\", Bearer realm=\"https://t/\",service=s")))
                .contains(new Bearer("https://t/", Optional.of("s")));
        assertThat(Challenge.of(List.of("basic realm=x"))).contains(new Basic());
        assertThat(Challenge.of(List.of("Negotiate"))).isEmpty();
    }

    @Test
    void dockersFileGivesCredentialsForTheRegistryOnly(@TempDir Path folder) throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("config.json"),
                        "{\"auths\":{\"lab:5000\":{\"auth\":\"dXNlcjpzZTpjcmV0\"}}}");

        assertThat(DockerConfig.read(file, "lab:5000"))
                .isEqualTo(new Credentials.UserPassword("user", "se:cret"));
        assertThat(DockerConfig.read(file, "lab")).isEqualTo(Credentials.NONE);
        assertThat(DockerConfig.read(folder.resolve("none"), "lab:5000"))
                .isEqualTo(Credentials.NONE);
    }

    @Test
    void aCredentialProgramIsNotRun(@TempDir Path folder) throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("config.json"), "{\"credHelpers\":{\"lab\":\"keychain\"}}");

        assertThatThrownBy(() -> DockerConfig.read(file, "lab"))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("leaves lab to a credential program");
    }

    @Test
    void credentialsDoNotShowTheirSecret() {
        assertThat(new Credentials.UserPassword("user", "secret"))
                .hasToString("UserPassword[user=user, password=***]");
    }
}
