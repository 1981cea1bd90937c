package dev.slipway.serving.monitoring;

import dev.slipway.core.model.Signature;
import dev.slipway.core.statistics.Baseline;
import dev.slipway.core.statistics.CategoricalBins;
import dev.slipway.core.statistics.EventWindows;
import dev.slipway.core.statistics.FrozenBins;
import dev.slipway.core.statistics.NumericBins;
import dev.slipway.core.statistics.ShortDecimal;
import dev.slipway.serving.monitoring.ColumnPlan.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleToIntFunction;
import java.util.function.ToIntFunction;

/// Counts rows into the baseline's bins, per window of event time. Owned by one thread.
final class WindowCounts {
    /// Windows that may be open between two batches; rows beyond are not counted.
    static final int MOST_WINDOWS = 2048;

    private static final long MILLIS = 1000;

    private final ColumnPlan plan;
    private final NumericBins scoreBins;
    private final long windowMillis;
    private final List<DoubleToIntFunction> numberSlots;
    private final List<ToIntFunction<String>> textSlots;
    private final boolean[] single;
    private final boolean singleScore;
    private final Map<Long, Window> windows = new TreeMap<>();

    private static final class Window {
        private long rows;
        private final long[][] numbers;
        private final long[][] texts;
        private final long[] score;

        Window(ColumnPlan plan, NumericBins scoreBins) {
            this.numbers = slots(plan.numbers());
            this.texts = slots(plan.texts());
            this.score = new long[scoreBins.slots()];
        }

        private static long[][] slots(List<Source> sources) {
            return sources.stream().map(s -> new long[s.bins().slots()]).toArray(long[][]::new);
        }
    }

    WindowCounts(Signature signature, Baseline baseline, ColumnPlan plan, long windowSeconds) {
        this.plan = plan;
        this.scoreBins = baseline.score().bins();
        this.windowMillis = windowSeconds * MILLIS;
        this.numberSlots = plan.numbers().stream().map(it -> numberSlots(it.bins())).toList();
        this.textSlots = plan.texts().stream().map(it -> textSlots(it.bins())).toList();
        this.single = new boolean[plan.numbers().size()];
        for (int i = 0; i < single.length; i++) {
            single[i] = ColumnPlan.isSingle(signature, plan.numbers().get(i));
        }
        this.singleScore = plan.scoreIsSingle(signature);
    }

    /// Counts a request.
    ///
    /// @return false when there are too many windows, so that nothing was counted
    boolean add(Observation observed) {
        long second = Math.floorDiv(observed.eventMillis(), MILLIS);
        long start = EventWindows.startSecond(second, windowMillis / MILLIS) * MILLIS;
        Window window = windows.get(start);
        if (window == null) {
            if (windows.size() >= MOST_WINDOWS) {
                return false;
            }
            window = new Window(plan, scoreBins);
            windows.put(start, window);
        }
        count(observed, window);
        return true;
    }

    private void count(Observation observed, Window window) {
        int rows = observed.rows();
        window.rows += rows;
        for (int column = 0; column < single.length; column++) {
            DoubleToIntFunction slot = numberSlots.get(column);
            long[] counts = window.numbers[column];
            for (int i = column * rows; i < (column + 1) * rows; i++) {
                double value = observed.numbers()[i];
                counts[slot.applyAsInt(counted(value, single[column]))]++;
            }
        }
        for (int column = 0; column < window.texts.length; column++) {
            ToIntFunction<String> slot = textSlots.get(column);
            long[] counts = window.texts[column];
            for (int i = column * rows; i < (column + 1) * rows; i++) {
                counts[slot.applyAsInt(observed.texts()[i])]++;
            }
        }
        for (double score : observed.scores()) {
            window.score[scoreBins.slot(exact(score))]++;
        }
    }

    /// The score as it was at validation, where singles were read as their shortest decimal too.
    double exact(double score) {
        return counted(score, singleScore);
    }

    private static double counted(double value, boolean single) {
        return single ? ShortDecimal.of((float) value) : value;
    }

    private static ToIntFunction<String> textSlots(FrozenBins bins) {
        return switch (bins) {
            case NumericBins numeric -> numeric::slotOfText;
            case CategoricalBins categories -> categories.lookup()::slot;
        };
    }

    private static DoubleToIntFunction numberSlots(FrozenBins bins) {
        return switch (bins) {
            case NumericBins numeric -> numeric::slot;
            case CategoricalBins categories -> {
                CategoricalBins.Lookup lookup = categories.lookup();
                yield value -> lookup.slot(CategoricalBins.categoryOf(value));
            }
        };
    }

    /// Takes all counts; what follows begins at zero.
    List<IngestBatch.Window> take() {
        List<IngestBatch.Window> taken = new ArrayList<>();
        windows.forEach((start, window) -> taken.add(window(start, window)));
        windows.clear();
        return taken;
    }

    private IngestBatch.Window window(long start, Window window) {
        Map<String, long[]> columns = new LinkedHashMap<>();
        put(columns, plan.numbers(), window.numbers);
        put(columns, plan.texts(), window.texts);
        return new IngestBatch.Window(
                Instant.ofEpochMilli(start).toString(),
                Instant.ofEpochMilli(start + windowMillis).toString(),
                window.rows,
                columns,
                window.score);
    }

    private static void put(Map<String, long[]> columns, List<Source> sources, long[][] counts) {
        for (int i = 0; i < counts.length; i++) {
            columns.put(sources.get(i).bins().name(), counts[i]);
        }
    }
}
