package dev.slipway.validator.evidence;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import dev.slipway.core.statistics.Baseline;
import dev.slipway.core.statistics.CategoricalBins;
import dev.slipway.core.statistics.FrozenBins;
import dev.slipway.core.statistics.Interval;
import dev.slipway.core.statistics.NumericBins;
import dev.slipway.core.statistics.RocAuc;
import dev.slipway.validator.gate.InputColumns;
import dev.slipway.validator.policy.MetricName;
import dev.slipway.validator.policy.MonitorRule;
import dev.slipway.validator.table.CsvRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Freezes the baseline of a table: one pass over the file per watched column, so the memory is one
/// column's, whatever their number.
public final class BaselineMaker {
    /// Categories beyond this many distinct ones are not counted.
    private static final int MAX_DISTINCT = 100_000;

    private final Path table;
    private final int rows;

    private BaselineMaker(Path table, int rows) {
        this.table = table;
        this.rows = rows;
    }

    /// @param table the CSV file that was scored
    /// @param score which output the scores are of, and where in its rows
    public static Baseline freeze(
            Path table, Signature signature, MonitorRule rule, ScorePlace score, ScoredRows rows)
            throws IOException {
        BaselineMaker maker = new BaselineMaker(table, rows.rows());
        List<FrozenBins> columns = new ArrayList<>();
        for (TensorSpec input : signature.inputs()) {
            if (InputColumns.elements(input) == 1 && rule.watches(input.name())) {
                columns.add(maker.column(input));
            }
        }
        NumericBins bins = NumericBins.freeze("score", rows.scores(), NumericBins.DEFAULT_BINS);
        return new Baseline(
                rows.rows(),
                columns,
                new Baseline.ScoreBins(score.output(), score.index(), bins),
                performance(rows).orElse(null));
    }

    /// Which number of which output is the score.
    public record ScorePlace(String output, int index) {}

    private static Optional<Baseline.Performance> performance(ScoredRows rows) {
        long positives = rows.positives();
        return RocAuc.guardedInterval(rows.positive(), rows.scores(), Interval.DEFAULT_LEVEL)
                .map(
                        auc ->
                                new Baseline.Performance(
                                        MetricName.ROC_AUC.wireName(),
                                        auc.value(),
                                        auc.low(),
                                        auc.high(),
                                        positives,
                                        rows.rows() - positives));
    }

    private FrozenBins column(TensorSpec input) throws IOException {
        return switch (input.datatype()) {
            case BYTES -> categorical(input.name(), cell -> cell);
            case BOOL -> categorical(input.name(), BaselineMaker::truth);
            case FP16, BF16, FP32, FP64, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64 ->
                    numeric(input);
        };
    }

    private FrozenBins numeric(TensorSpec input) throws IOException {
        double[] values = new double[rows];
        int[] next = new int[1];
        eachCell(input.name(), cell -> values[next[0]++] = Quantised.of(input.datatype(), cell));
        return NumericBins.freeze(input.name(), values, NumericBins.DEFAULT_BINS);
    }

    private FrozenBins categorical(String column, UnaryOperator<String> category)
            throws IOException {
        Map<String, Long> counts = new HashMap<>();
        eachCell(
                column,
                cell -> {
                    String name = category.apply(cell);
                    if (counts.size() < MAX_DISTINCT || counts.containsKey(name)) {
                        counts.merge(name, 1L, Long::sum);
                    }
                });
        return CategoricalBins.freeze(column, counts);
    }

    /// A tensor of truth values holds 1 and 0, however the file writes them.
    private static String truth(String cell) {
        return CategoricalBins.categoryOf(
                cell.equals("1") || cell.equalsIgnoreCase("true") ? 1 : 0);
    }

    private interface CellUse {
        void take(String cell);
    }

    private void eachCell(String column, CellUse use) throws IOException {
        try (CsvRows csv = CsvRows.of(table)) {
            int place = csv.indexOf(column).orElseThrow();
            while (csv.hasNext()) {
                CsvRecord row = csv.next();
                use.take(row.getField(place));
            }
        }
    }
}
