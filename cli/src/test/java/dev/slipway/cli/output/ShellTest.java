package dev.slipway.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellTest {
    @Test
    void plainWordsStayAsTheyAre() {
        assertThat(Shell.words("status", "flight-delay@champion", "a/b_c.d:e=1%"))
                .isEqualTo("status flight-delay@champion a/b_c.d:e=1%");
    }

    @Test
    void whatTheShellWouldReadOtherwiseIsQuoted() {
        assertThat(Shell.words("build", "my model/1", "O'Hare", "$HOME", ""))
                .isEqualTo("build 'my model/1' 'O'\\''Hare' '$HOME' ''");
    }
}
