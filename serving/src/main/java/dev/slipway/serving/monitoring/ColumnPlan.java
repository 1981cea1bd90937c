package dev.slipway.serving.monitoring;

import dev.slipway.core.model.Datatype;
import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import dev.slipway.core.statistics.Baseline;
import dev.slipway.core.statistics.FrozenBins;
import dev.slipway.serving.onnx.Batch;
import dev.slipway.serving.onnx.Scorer;
import dev.slipway.serving.tensor.Elements;
import dev.slipway.serving.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which element of which input is which column of the baseline, and where the score is. A column
/// is named as its input, or `input[3]` when an input has several elements per row.
final class ColumnPlan {
    /// @param width elements per row of the input
    record Source(FrozenBins bins, int input, int element, int width) {}

    /// @param width elements per row of the output
    record ScoreSource(int output, int element, int width) {}

    private final List<Source> numbers;
    private final List<Source> texts;
    private final Optional<ScoreSource> score;

    private ColumnPlan(List<Source> numbers, List<Source> texts, Optional<ScoreSource> score) {
        this.numbers = List.copyOf(numbers);
        this.texts = List.copyOf(texts);
        this.score = score;
    }

    static ColumnPlan of(Signature signature, Baseline baseline) {
        List<Source> numbers = new ArrayList<>();
        List<Source> texts = new ArrayList<>();
        for (FrozenBins bins : baseline.columns()) {
            source(signature, bins)
                    .ifPresent(
                            source -> {
                                Datatype type = signature.inputs().get(source.input()).datatype();
                                (type == Datatype.BYTES ? texts : numbers).add(source);
                            });
        }
        return new ColumnPlan(numbers, texts, score(signature, baseline));
    }

    private static Optional<Source> source(Signature signature, FrozenBins bins) {
        for (int input = 0; input < signature.inputs().size(); input++) {
            TensorSpec spec = signature.inputs().get(input);
            Optional<Integer> element = element(spec, bins.name());
            if (element.isPresent()) {
                int width = (int) Batch.rowElements(spec);
                return Optional.of(new Source(bins, input, element.get(), width));
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> element(TensorSpec spec, String column) {
        if (!Batch.tailIsFixed(spec)) {
            return Optional.empty();
        }
        long width = Batch.rowElements(spec);
        if (width == 1) {
            return column.equals(spec.name()) ? Optional.of(0) : Optional.empty();
        }
        String prefix = spec.name() + "[";
        if (!column.startsWith(prefix) || !column.endsWith("]")) {
            return Optional.empty();
        }
        try {
            int element = Integer.parseInt(column.substring(prefix.length(), column.length() - 1));
            return element >= 0 && element < width ? Optional.of(element) : Optional.empty();
        } catch (NumberFormatException noIndex) {
            return Optional.empty();
        }
    }

    private static Optional<ScoreSource> score(Signature signature, Baseline baseline) {
        for (int output = 0; output < signature.outputs().size(); output++) {
            TensorSpec spec = signature.outputs().get(output);
            boolean numeric = spec.datatype() != Datatype.BYTES && Batch.tailIsFixed(spec);
            if (numeric && spec.name().equals(baseline.score().output())) {
                int width = (int) Batch.rowElements(spec);
                int index = baseline.score().index();
                return index >= 0 && index < width
                        ? Optional.of(new ScoreSource(output, index, width))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    List<Source> numbers() {
        return numbers;
    }

    List<Source> texts() {
        return texts;
    }

    /// Whether scores are singles.
    boolean scoreIsSingle(Signature signature) {
        return score.isPresent()
                && signature.outputs().get(score.get().output()).datatype() == Datatype.FP32;
    }

    /// Copies what is to be counted.
    Observation observe(Scorer scorer, int rows, String id, long eventMillis) {
        double[] values = new double[numbers.size() * rows];
        int at = 0;
        for (Source source : numbers) {
            at = copy(scorer.input(source.input()), source.element(), source.width(), values, at);
        }
        String[] words = new String[texts.size() * rows];
        at = 0;
        for (Source source : texts) {
            String[] strings = scorer.input(source.input()).strings();
            for (int row = 0; row < rows; row++) {
                words[at++] = strings[row * source.width() + source.element()];
            }
        }
        return new Observation(rows, id, eventMillis, values, words, scores(scorer, rows));
    }

    private static int copy(Tensor tensor, int element, int width, double[] into, int from) {
        int at = from;
        for (int index = element; index < tensor.elements(); index += width) {
            into[at++] = Elements.number(tensor, index);
        }
        return at;
    }

    private double[] scores(Scorer scorer, int rows) {
        if (score.isEmpty()) {
            return new double[0];
        }
        ScoreSource source = score.get();
        Tensor tensor = scorer.output(source.output());
        double[] scores = new double[rows];
        if (tensor.elements() == rows * source.width()) {
            copy(tensor, source.element(), source.width(), scores, 0);
            return scores;
        }
        return new double[0];
    }

    /// Whether values of this column were singles, which are counted by their shortest decimal.
    static boolean isSingle(Signature signature, Source source) {
        return signature.inputs().get(source.input()).datatype() == Datatype.FP32;
    }
}
