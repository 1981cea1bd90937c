package dev.slipway.validator.judge;

import dev.slipway.core.model.TensorSpec;
import dev.slipway.validator.evidence.BaselineMaker.ScorePlace;
import dev.slipway.validator.evidence.Quantised;
import dev.slipway.validator.gate.ScoreOutput;
import dev.slipway.validator.scoring.Scorer.AnswerSink;
import java.util.ArrayList;
import java.util.List;

/// Keeps the score of each row and the whole answer of the golden ones. The child is not trusted:
/// what does not fit ends it.
final class Answers implements AnswerSink {
    private final TensorSpec output;
    private final List<Integer> goldenRows;
    private final double[] scores;
    private final List<List<String>> golden = new ArrayList<>();
    private List<String> names = List.of();
    private int column;
    private int elements;
    private int next;

    Answers(TensorSpec output, int rows, List<Integer> goldenRows) {
        this.output = output;
        this.goldenRows = goldenRows;
        this.scores = new double[rows];
    }

    @Override
    public void header(List<String> header) {
        names = header;
        int first = header.indexOf(output.name());
        if (first < 0) {
            first = header.indexOf(output.name() + "[0]");
        }
        if (first < 0) {
            throw new IllegalStateException("no answers for output " + output.name());
        }
        elements = 1;
        while (header.contains(output.name() + "[" + elements + "]")) {
            elements++;
        }
        column = first + ScoreOutput.index(elements);
    }

    @Override
    public void row(List<String> answers) {
        if (next >= scores.length || answers.size() != names.size()) {
            throw new IllegalStateException("more answers than rows, or a ragged answer");
        }
        if (goldenRows.contains(next)) {
            golden.add(List.copyOf(answers));
        }
        scores[next++] = score(answers.get(column));
    }

    private double score(String text) {
        try {
            return Quantised.of(output.datatype(), text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    boolean complete() {
        return next == scores.length;
    }

    /// Outputs of one or two elements are scores; more are several classes.
    boolean isScore() {
        return elements <= 2;
    }

    double[] scores() {
        return scores;
    }

    List<String> names() {
        return names;
    }

    List<List<String>> golden() {
        return golden;
    }

    ScorePlace place() {
        return new ScorePlace(output.name(), ScoreOutput.index(elements));
    }
}
