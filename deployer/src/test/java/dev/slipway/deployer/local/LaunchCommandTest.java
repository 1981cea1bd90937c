package dev.slipway.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchCommandTest {
    private static final Path ROOT = Path.of("/images/a b$1");

    @Test
    void everyAbsolutePathIsMovedBelowTheRoot() {
        assertThat(
                        LaunchCommand.runnable(
                                List.of(
                                        "/opt/jre/bin/java",
                                        "-XX:AOTCache=/opt/slipway/serving.aot",
                                        "-XX:MaxRAMPercentage=50",
                                        "-cp",
                                        "/opt/a.jar:/opt/b.jar",
                                        "-Durl=http://host/x",
                                        "dev.slipway.serving.Main",
                                        "online",
                                        "--root",
                                        "/",
                                        "--port",
                                        "8080"),
                                ROOT))
                .contains(
                        List.of(
                                "/images/a b$1/opt/jre/bin/java",
                                "-XX:AOTCache=/images/a b$1/opt/slipway/serving.aot",
                                "-XX:MaxRAMPercentage=50",
                                "-cp",
                                "/images/a b$1/opt/a.jar:/images/a b$1/opt/b.jar",
                                "-Durl=http://host/x",
                                "dev.slipway.serving.Main",
                                "online",
                                "--root",
                                "/images/a b$1",
                                "--host",
                                "127.0.0.1",
                                "--port",
                                "0"));
    }

    @Test
    void anImageWithoutAnEntrypointCannotBeRun() {
        assertThat(LaunchCommand.runnable(List.of(), ROOT)).isEmpty();
    }

    @Test
    void theInstalledServerRunsAModelOnlyImage() {
        assertThat(LaunchCommand.modelOnly("/jdk/bin/java", "/lib/serving.jar", ROOT))
                .startsWith("/jdk/bin/java")
                .containsSubsequence("-cp", "/lib/serving.jar", "dev.slipway.serving.Main")
                .endsWith("--root", "/images/a b$1", "--host", "127.0.0.1", "--port", "0");
    }
}
