package dev.slipway.validator.scoring;

import java.io.IOException;
import java.nio.file.Path;

/// Runs a model on rows, somewhere that a hostile model cannot do harm. The model's folder is only
/// read. Calls block; they end when the answer, a limit or the abort comes.
public interface Scorer {
    /// The signature as the runtime sees it: the model was really loaded.
    ///
    /// @throws ScoringAborted when `abort` says so
    DescribeOutcome describe(Path model, Abort abort) throws IOException, InterruptedException;

    /// Scores every row of a request in order.
    ///
    /// @param sink gets the header and each row of answers as they come
    /// @throws ScoringAborted when `abort` says so
    ScoreOutcome score(ScoreRequest request, AnswerSink sink, Abort abort)
            throws IOException, InterruptedException;

    /// Asked every second or so while a child works; an evaluation that was cancelled or ran out of
    /// time says yes.
    @FunctionalInterface
    interface Abort {
        /// Never aborts.
        Abort NEVER = () -> false;

        boolean requested();
    }

    /// Takes answers. An exception ends the child.
    interface AnswerSink {
        /// Names of the output elements, `label`, `probabilities[0]`, …; once, before the rows.
        void header(java.util.List<String> names);

        /// The answers of the next row.
        void row(java.util.List<String> answers);
    }
}
