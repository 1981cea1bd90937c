package dev.slipway.e2e.chart;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The committed page of the values is the one that the chart makes.
class ValuesReferenceTest {
    private static final String UPDATE = "slipway.helm-values.update";
    private static final Path PAGE = Chart.ROOT.resolve("docs/reference/helm-values.md");

    @Test
    void theCommittedPageIsTheOneThatTheChartMakes() throws Exception {
        String page = ValuesReference.of(Chart.FOLDER);
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("run this test with -D%s=true and commit the page", UPDATE)
                .isEqualTo(page);
    }

    @Test
    void aCommentBelongsToTheKeyUnderIt() {
        assertThat(
                        ValuesComments.of(
                                """
                                # Of the file.

                                # Two
                                # lines.
                                a:
                                  # Inner.
                                  b: 1
                                  c: {}
                                d: x # not this
                                """))
                .containsExactly(
                        entry("a", "Two lines."),
                        entry("a.b", "Inner."),
                        entry("a.c", ""),
                        entry("d", ""));
    }
}
