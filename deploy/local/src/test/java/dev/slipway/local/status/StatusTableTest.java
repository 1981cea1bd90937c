package dev.slipway.local.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.local.status.StatusReport.Line;
import dev.slipway.local.supervisor.Phase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTableTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private static List<String> lines(Line... processes) {
        StatusReport report =
                new StatusReport(
                        StatusReport.State.UP,
                        "home",
                        "http://127.0.0.1:8080",
                        7L,
                        List.of(processes),
                        3L << 20,
                        0L,
                        0L,
                        0.0,
                        5L << 30);
        return StatusTable.lines(report, NOW);
    }

    private static Line line(String name, boolean supervised) {
        return new Line(name, Phase.READY, supervised, 12L, 8080, 9000, NOW, 0, 2L << 20, null);
    }

    @Test
    void columnsStandBelowEachOtherWhateverTheNameIs() {
        List<String> lines =
                lines(
                        line("gateway", true),
                        line("serving/01a21159-cb94-75b7-9926-51bc091c18d2", true));

        assertThat(lines.get(1))
                .isEqualTo(
                        "gateway                ready             12   8080   9000     2 MB         0   0s");
        assertThat(lines.get(2))
                .isEqualTo(
                        "serving/0…51bc091c18d2 ready             12   8080   9000     2 MB         0   0s");
        assertThat(lines).noneMatch(line -> line.contains("supervisor"));
    }

    @Test
    void whatNobodyWatchesIsSaidWithTheWayOut() {
        assertThat(lines(line("gateway", false)).getLast())
                .isEqualTo(
                        "Nobody watches these processes: the supervisor is gone. ./slipway up starts one that takes them over.");
    }
}
