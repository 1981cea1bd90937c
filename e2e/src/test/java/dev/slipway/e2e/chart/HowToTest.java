package dev.slipway.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Reading a how-to page as a script.
class HowToTest {
    private static final HowTo PAGE =
            new HowTo(
                    """
                    # Title

                    ## One
                    Text.
                    ```sh
                    export A=left   # why
                    echo "$A"
                    ```
                    ```yaml
                    not: run
                    ```
                    ```sh
                    echo two
                    ```

                    ## Two
                    Nothing to run.
                    """);

    @Test
    void theShellBlocksOfAChapterAreTheScript() {
        assertThat(PAGE.commands("One"))
                .isEqualTo("export A=left   # why\necho \"$A\"\necho two\n");
        assertThatThrownBy(() -> PAGE.commands("Two")).hasMessage("nothing to run under Two");
        assertThatThrownBy(() -> PAGE.commands("Three")).hasMessage("no chapter Three");
    }

    @Test
    void onlyWhatIsExportedIsFilledIn() {
        assertThat(HowTo.filledIn(PAGE.commands("One"), Map.of("A", "$1")))
                .isEqualTo("export A=$1   # why\necho \"$A\"\necho two\n");
        assertThatThrownBy(() -> HowTo.filledIn("export B=1\n", Map.of("A", "1")))
                .hasMessage("what is B?");
    }

    /// Without a cluster, too, the page's commands are at least shell.
    @Test
    void everyChapterThatIsRunParses() throws Exception {
        HowTo page = HowTo.named(Installation.PAGE);
        for (List<String> way : List.of(Installation.FOR_REAL, Installation.FOR_A_LOOK)) {
            for (String chapter : way) {
                Run check =
                        Run.of(
                                Path.of("").toAbsolutePath(),
                                Map.of(),
                                List.of("bash", "-n"),
                                page.commands(chapter),
                                Duration.ofSeconds(10));
                assertThat(check.output()).isEmpty();
            }
        }
    }
}
