package dev.slipway.serving.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.slipway.core.model.Datatype;
import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import dev.slipway.core.statistics.Baseline;
import dev.slipway.core.statistics.FrozenBins;
import dev.slipway.core.statistics.Psi;
import dev.slipway.validator.evidence.BaselineMaker;
import dev.slipway.validator.evidence.BaselineMaker.ScorePlace;
import dev.slipway.validator.evidence.Quantised;
import dev.slipway.validator.evidence.ScoredRows;
import dev.slipway.validator.gate.ScoreOutput;
import dev.slipway.validator.policy.MonitorRule;
import dev.slipway.validator.table.CsvRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A CSV file and the model's answers to it: frozen as the validator does, counted as the model
/// server does.
///
/// @param scores the answers' texts, FP32
record CountedTable(Signature signature, Path file, List<String> scores) {
    private static final String SCORE = "score";
    private static final long WINDOW_SECONDS = 604_800;

    /// The validator's side.
    Baseline freeze() throws IOException {
        double[] values = new double[scores.size()];
        boolean[] labels = new boolean[values.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = Quantised.of(Datatype.FP32, scores.get(row));
            labels[row] = row % 2 == 0;
        }
        String output = ScoreOutput.of(signature).orElseThrow().name();
        return BaselineMaker.freeze(
                file,
                signature,
                MonitorRule.DEFAULT,
                new ScorePlace(output, 1),
                new ScoredRows(labels, values));
    }

    /// The server's side: counts by column, the score's under `score`.
    Map<String, long[]> count(Baseline baseline) throws IOException {
        ColumnPlan plan = ColumnPlan.of(signature, baseline);
        WindowCounts counts = new WindowCounts(signature, baseline, plan, WINDOW_SECONDS);
        try (CsvRows rows = CsvRows.of(file)) {
            for (int row = 0; rows.hasNext(); row++) {
                CsvRecord cells = rows.next();
                double[] numbers =
                        plan.numbers().stream()
                                .mapToDouble(
                                        source -> sent(input(source), cell(rows, cells, source)))
                                .toArray();
                String[] texts =
                        plan.texts().stream()
                                .map(source -> cell(rows, cells, source))
                                .toArray(String[]::new);
                double[] score = {Float.parseFloat(scores.get(row))};
                counts.add(new Observation(1, "id", 0, numbers, texts, score));
            }
        }
        IngestBatch.Window window = counts.take().getFirst();
        Map<String, long[]> all = new TreeMap<>(window.columns());
        all.put(SCORE, window.score());
        return all;
    }

    private TensorSpec input(ColumnPlan.Source source) {
        return signature.inputs().get(source.input());
    }

    private static String cell(CsvRows rows, CsvRecord cells, ColumnPlan.Source source) {
        return cells.getField(rows.indexOf(source.bins().name()).orElseThrow());
    }

    /// The number that the server reads back from a tensor into which the cell was written.
    private static double sent(TensorSpec input, String cell) {
        return switch (input.datatype()) {
            case FP32 -> cell.isEmpty() ? Float.NaN : Float.parseFloat(cell);
            case BOOL -> cell.equals("true") || cell.equals("1") ? 1 : 0;
            case FP64,
                    FP16,
                    BF16,
                    UINT8,
                    UINT16,
                    UINT32,
                    UINT64,
                    INT8,
                    INT16,
                    INT32,
                    INT64,
                    BYTES ->
                    cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
        };
    }

    /// PSI by column of this table against a baseline, the score's under `score`.
    Map<String, Double> psi(Baseline baseline) throws IOException {
        Map<String, long[]> counts = count(baseline);
        Map<String, Double> psi = new TreeMap<>();
        for (FrozenBins bins : all(baseline)) {
            long[] current = counts.get(bins.name());
            psi.put(bins.name(), Psi.of(bins.counts(), current).orElseThrow().value());
        }
        return psi;
    }

    private static List<FrozenBins> all(Baseline baseline) {
        List<FrozenBins> all = new ArrayList<>(baseline.columns());
        all.add(baseline.score().bins());
        return all;
    }

    /// Counts of the server equal those of the validator, slot by slot.
    void assertCountedAlike() throws IOException {
        Baseline baseline = freeze();
        Map<String, long[]> counts = count(baseline);
        assertThat(counts).hasSize(signature.inputs().size() + 1);
        for (FrozenBins bins : all(baseline)) {
            assertThat(counts.get(bins.name())).as(bins.name()).isEqualTo(bins.counts());
        }
        assertThat(psi(baseline).values()).containsOnly(0.0);
    }
}
