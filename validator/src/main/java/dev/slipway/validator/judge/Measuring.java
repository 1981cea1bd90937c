package dev.slipway.validator.judge;

import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import dev.slipway.core.state.Verdict;
import dev.slipway.validator.evidence.Performance;
import dev.slipway.validator.evidence.ScoredRows;
import dev.slipway.validator.gate.InputColumns;
import dev.slipway.validator.gate.ScoreOutput;
import dev.slipway.validator.scoring.Refusal;
import dev.slipway.validator.scoring.ScoreOutcome;
import dev.slipway.validator.scoring.ScoreRequest;
import dev.slipway.validator.scoring.Scorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/// Scores a table with a model and computes what gates decide on.
final class Measuring {
    static final int GOLDEN_ROWS = 8;
    private static final int LATENCY_ROWS = 500;

    private final Scorer scorer;
    private final Scorer.Abort abort;

    Measuring(Scorer scorer, Scorer.Abort abort) {
        this.scorer = scorer;
        this.abort = abort;
    }

    /// The measurement, or why there is none.
    sealed interface Outcome {
        record Done(Measured measured) implements Outcome {}

        /// @param verdict what a gate says that needed it
        record Not(Verdict verdict, String why, String advice) implements Outcome {}
    }

    Outcome measure(Path model, Signature signature, LabelledTable table)
            throws IOException, InterruptedException {
        List<String> columns = InputColumns.of(signature);
        for (String column : columns) {
            if (table.profile().column(column).isEmpty()) {
                return new Outcome.Not(
                        Verdict.INCONCLUSIVE,
                        "%s has no column for input %s".formatted(table.name(), column),
                        "Use a data set with all inputs.");
            }
        }
        TableReading reading = TableReading.of(table, columns, goldenRows(signature));
        TensorSpec output = ScoreOutput.of(signature).orElseThrow();
        Answers answers = new Answers(output, reading.positive().length, reading.goldenRows());
        ScoreRequest request = new ScoreRequest(model, table.file(), columns, LATENCY_ROWS);
        return switch (scorer.score(request, answers, abort)) {
            case ScoreOutcome.Refused(Refusal refusal) -> refused(refusal);
            case ScoreOutcome.Scored scored -> scored(table, reading, answers, scored);
        };
    }

    /// A model of batch size 1 is asked for one row.
    private static int goldenRows(Signature signature) {
        boolean single =
                signature.inputs().stream()
                        .anyMatch(it -> it.shape().isEmpty() || it.shape().getFirst() == 1);
        return single ? 1 : GOLDEN_ROWS;
    }

    private static Outcome refused(Refusal refusal) {
        return switch (refusal.kind()) {
            case MODEL ->
                    not(Verdict.FAIL, refusal, "Run the model with ONNX Runtime on this data set.");
            case DATA -> not(Verdict.FAIL, refusal, "Make the data fit the model's inputs.");
            case LIMITS -> not(Verdict.FAIL, refusal, "Make the model smaller or faster.");
            case SANDBOX -> not(Verdict.ERROR, refusal, ModelStage.SANDBOX_ADVICE);
            case CRASH -> not(Verdict.ERROR, refusal, "Run the evaluation again.");
        };
    }

    private static Outcome not(Verdict verdict, Refusal refusal, String advice) {
        return new Outcome.Not(verdict, refusal.reason(), advice);
    }

    private static Outcome scored(
            LabelledTable table, TableReading reading, Answers answers, ScoreOutcome.Scored child) {
        if (!answers.complete() || !answers.isScore()) {
            return new Outcome.Not(
                    Verdict.FAIL,
                    "the model does not answer each row with one score (or two, the second for"
                            + " label 1)",
                    "Export a binary classifier.");
        }
        ScoredRows rows = new ScoredRows(reading.positive(), answers.scores());
        OptionalInt bad = rows.firstNotFinite();
        if (bad.isPresent()) {
            return new Outcome.Not(
                    Verdict.FAIL,
                    "the score of row %d is not a finite number".formatted(bad.getAsInt() + 1),
                    "Find what makes the model answer NaN or infinity.");
        }
        GoldenRows golden =
                new GoldenRows(
                        reading.columns(),
                        reading.goldenCells(),
                        answers.names(),
                        answers.golden());
        return new Outcome.Done(
                new Measured(table, rows, Performance.of(rows), answers.place(), child, golden));
    }
}
