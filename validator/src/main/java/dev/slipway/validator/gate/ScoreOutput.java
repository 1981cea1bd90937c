package dev.slipway.validator.gate;

import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import java.util.List;
import java.util.Optional;

/// Which output of a binary classifier is the score.
public final class ScoreOutput {
    /// Names that exporters give to probabilities, the most telling first.
    private static final List<String> TELLING =
            List.of("probabilities", "output_probability", "probability", "scores", "score");

    private ScoreOutput() {}

    /// The only floating-point output with one or two elements a row; of several the one with a
    /// telling name.
    ///
    /// @return empty when none is, or several are and no name tells
    public static Optional<TensorSpec> of(Signature signature) {
        List<TensorSpec> candidates =
                signature.outputs().stream().filter(ScoreOutput::canBeScore).toList();
        if (candidates.size() == 1) {
            return Optional.of(candidates.getFirst());
        }
        return TELLING.stream()
                .flatMap(name -> candidates.stream().filter(it -> it.name().equals(name)))
                .findFirst();
    }

    private static boolean canBeScore(TensorSpec output) {
        long elements = InputColumns.elements(output);
        return output.datatype().isFloating() && (elements == 1 || elements == 2);
    }

    /// Where the score is within a row's elements of that output: the last one.
    public static int index(int elements) {
        return elements - 1;
    }
}
