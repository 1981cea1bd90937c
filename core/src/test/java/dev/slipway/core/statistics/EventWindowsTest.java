package dev.slipway.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventWindowsTest {
    private static final long WEEK = 604_800;

    @Test
    void aWeekBeginsOnMonday() {
        assertThat(EventWindows.start(Instant.parse("2013-04-03T17:05:00Z"), WEEK))
                .isEqualTo(Instant.parse("2013-04-01T00:00:00Z"));
        assertThat(EventWindows.start(Instant.parse("2013-04-01T00:00:00Z"), WEEK))
                .isEqualTo(Instant.parse("2013-04-01T00:00:00Z"));
    }

    @Test
    void timeBeforeTheEpochHasWindowsToo() {
        assertThat(EventWindows.start(Instant.parse("1969-12-31T23:59:59Z"), 86_400))
                .isEqualTo(Instant.parse("1969-12-31T00:00:00Z"));
    }
}
