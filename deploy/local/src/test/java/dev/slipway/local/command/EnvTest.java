package dev.slipway.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnvTest {

    @Test
    void fourVariablesSetAShellUp() {
        assertThat(Env.variables("http://127.0.0.1:8080", "slw_x"))
                .containsExactly(
                        java.util.Map.entry("SLIPWAY_URL", "http://127.0.0.1:8080"),
                        java.util.Map.entry("SLIPWAY_TOKEN", "slw_x"),
                        java.util.Map.entry("MLFLOW_TRACKING_URI", "http://127.0.0.1:8080"),
                        java.util.Map.entry("MLFLOW_TRACKING_TOKEN", "slw_x"));
    }

    @Test
    void aShellReadsBackExactlyWhatWasQuoted() throws Exception {
        String value = "it's $HOME `x` \\ \"y\"";
        Process shell =
                new ProcessBuilder("/bin/sh", "-c", "printf %s " + Env.quoted(value)).start();

        assertThat(new String(shell.getInputStream().readAllBytes())).isEqualTo(value);
    }
}
