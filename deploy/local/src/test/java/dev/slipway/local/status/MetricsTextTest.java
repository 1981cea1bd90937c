package dev.slipway.local.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTextTest {

    private static final MetricsText METRICS =
            new MetricsText(
                    """
                    # HELP slipway_consumer_lag events that the consumer has not applied yet
                    # TYPE slipway_consumer_lag gauge
                    slipway_consumer_lag{consumer="a"} 3.0
                    slipway_consumer_lag{consumer="b c"} 12.0
                    slipway_consumer_lag_total 99
                    slipway_outbox_depth 0.0
                    slipway_job_oldest_seconds NaN
                    """);

    @Test
    void theLargestValueOverAllLabelsCounts() {
        assertThat(METRICS.max("slipway_consumer_lag")).hasValue(12);
        assertThat(METRICS.max("slipway_outbox_depth")).hasValue(0);
    }

    @Test
    void whatIsMissingOrNotANumberIsAbsent() {
        assertThat(METRICS.max("slipway_disk_free_bytes")).isEmpty();
        assertThat(METRICS.max("slipway_job_oldest_seconds")).isEmpty();
    }

    @Test
    void memoryIsReadFromTheKernelsRollup() {
        assertThat(
                        ProcessMemory.pss(
                                "x [rollup]\nRss:    2048 kB\nPss:    1024 kB\nPss_Dirty: 8 kB\n"))
                .hasValue(1L << 20);
        assertThat(ProcessMemory.pssOfTree(ProcessHandle.current().pid())).isNotEmpty();
    }
}
