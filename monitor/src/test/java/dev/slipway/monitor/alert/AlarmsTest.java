package dev.slipway.monitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.statistics.Baseline;
import dev.slipway.core.statistics.CategoricalBins;
import dev.slipway.core.statistics.NumericBins;
import dev.slipway.monitor.scoring.ColumnScore;
import dev.slipway.monitor.scoring.ColumnVerdict;
import dev.slipway.monitor.scoring.Limits;
import dev.slipway.monitor.scoring.PerformanceScore;
import dev.slipway.monitor.scoring.PerformanceVerdict;
import dev.slipway.monitor.scoring.Persistence;
import dev.slipway.monitor.window.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    private static final Instant START = Instant.parse("2013-04-01T00:00:00Z");
    private static final long WEEK = 604_800;
    private static final NumericBins TEMP =
            NumericBins.freeze("temp", IntStream.range(0, 1000).asDoubleStream().toArray(), 10);
    private static final CategoricalBins CARRIER =
            CategoricalBins.freeze("carrier", Map.of("UA", 600L, "AA", 400L));
    private static final Baseline BASELINE =
            new Baseline(
                    1000,
                    List.of(TEMP, CARRIER),
                    new Baseline.ScoreBins("p", 1, NumericBins.equalWidth("score", 0, 1, 20)),
                    new Baseline.Performance("roc_auc", .92, .91, .93, 230, 770));

    @Test
    void theMessageSaysHowManyOfTheLastWindowsShowEachColumn() {
        List<Window> newestFirst =
                windows(
                        List.of(drift("temp", .31), drift("humid", .15)),
                        List.of(drift("temp", .29), drift("humid", .14)),
                        List.of(drift("temp", .28), calm("humid", .02)));

        Alarm alarm = DriftAlarm.of(newestFirst, Limits.DEFAULT, Persistence.DEFAULT).orElseThrow();

        assertThat(alarm.columns()).containsExactly("temp", "humid");
        assertThat(alarm.message())
                .isEqualTo(
                        "temp (PSI 0.31, 3 of the last 3 windows), humid (PSI 0.15, 2 of the last 3"
                                + " windows) moved away from the validation data; the limit is PSI 0.10.");
    }

    @Test
    void aColumnIsShownAsInTheNewestWindowInWhichItDrifted() {
        List<Window> newestFirst =
                windows(
                        List.of(calm("temp", .04)),
                        List.of(drift("temp", .31)),
                        List.of(drift("temp", .28)));

        Alarm alarm = DriftAlarm.of(newestFirst, Limits.DEFAULT, Persistence.DEFAULT).orElseThrow();

        assertThat(alarm.value()).isEqualTo(.31);
        assertThat(alarm.windowStart()).isEqualTo(newestFirst.get(1).start());
        assertThat(alarm.message()).startsWith("temp (PSI 0.31, 2 of the last 3 windows) ");
    }

    @Test
    void twoConclusiveWindowsAreTwoOfTwo() {
        List<Window> newestFirst =
                windows(List.of(drift("temp", .31)), List.of(drift("temp", .28)));

        assertThat(DriftAlarm.of(newestFirst, Limits.DEFAULT, Persistence.DEFAULT))
                .hasValueSatisfying(
                        alarm -> assertThat(alarm.message()).contains("2 of the last 2 windows"));
    }

    @Test
    void valuesThatGoMissingAndCategoriesNeverSeenAreFaultsOfTheData() {
        List<Window> newestFirst =
                windows(
                        List.of(shares("temp", .25, 0), shares("carrier", 0, .12)),
                        List.of(shares("temp", .30, 0), shares("carrier", 0, .11)),
                        List.of(shares("temp", .01, 0), shares("carrier", 0, .11)));

        Alarm alarm = QualityAlarm.of(newestFirst, BASELINE, Persistence.DEFAULT).orElseThrow();

        assertThat(alarm.kind()).isEqualTo(Alert.Kind.DATA_QUALITY);
        assertThat(alarm.columns()).containsExactly("temp", "carrier");
        assertThat(alarm.value()).isEqualTo(.25);
        assertThat(alarm.limit()).isEqualTo(.10);
        assertThat(alarm.message())
                .isEqualTo(
                        "Values are missing or unknown more often than at validation: temp (25 %"
                                + " more without a value, 2 of the last 3 windows), carrier (12 % more of"
                                + " unknown categories, 3 of the last 3 windows); the limit is 10 % of the"
                                + " rows.");
    }

    @Test
    void numbersOutsideTheRangeAreDriftAndNoFault() {
        List<Window> newestFirst =
                windows(List.of(shares("temp", 0, .5)), List.of(shares("temp", 0, .5)));

        assertThat(QualityAlarm.of(newestFirst, BASELINE, Persistence.DEFAULT)).isEmpty();
    }

    @Test
    void aFallOfTheRealisedAucNamesTheNewestWindowThatShowsIt() {
        List<Window> newestFirst =
                List.of(
                        window(0, List.of(), performance(.91, PerformanceVerdict.OK)),
                        window(1, List.of(), performance(.85, PerformanceVerdict.DECAY)),
                        window(2, List.of(), performance(.84, PerformanceVerdict.DECAY)));

        Alarm alarm =
                PerformanceAlarm.of(
                                newestFirst,
                                BASELINE.performance(),
                                Limits.DEFAULT,
                                Persistence.DEFAULT)
                        .orElseThrow();

        assertThat(alarm.value()).isEqualTo(.85);
        assertThat(alarm.windowStart()).isEqualTo(newestFirst.get(1).start());
        assertThat(alarm.message())
                .isEqualTo(
                        "The realised ROC AUC fell to 0.850 from 0.920 at validation, in 2 of the"
                                + " last 3 windows; a fall of 0.030 is the limit.");
    }

    @SafeVarargs
    private static List<Window> windows(List<ColumnScore>... newestFirst) {
        List<Window> windows = new ArrayList<>();
        for (List<ColumnScore> columns : newestFirst) {
            windows.add(window(windows.size(), columns, null));
        }
        return windows;
    }

    private static Window window(
            int age, List<ColumnScore> columns, @Nullable PerformanceScore performance) {
        Instant start = START.minusSeconds(age * WEEK);
        return new Window(
                start,
                start.plusSeconds(WEEK),
                300,
                Window.State.SCORED,
                columns,
                null,
                performance);
    }

    private static PerformanceScore performance(double value, PerformanceVerdict verdict) {
        return new PerformanceScore(value, value - .01, value + .01, 300, 1, false, verdict);
    }

    private static ColumnScore drift(String name, double psi) {
        return new ColumnScore(name, psi, .0, .0, .1, ColumnVerdict.DRIFT, 0, 0);
    }

    private static ColumnScore calm(String name, double psi) {
        return new ColumnScore(name, psi, .5, .5, .1, ColumnVerdict.OK, 0, 0);
    }

    private static ColumnScore shares(String name, double missing, double unseen) {
        return new ColumnScore(name, .05, .5, .5, .1, ColumnVerdict.OK, missing, unseen);
    }
}
