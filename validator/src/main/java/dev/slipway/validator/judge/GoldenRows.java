package dev.slipway.validator.judge;

import java.util.List;

/// Rows with the child's own answers, as text.
///
/// @param inputColumns one per element of the inputs
/// @param inputs the cells of each row
/// @param answerColumns one per element of the outputs
/// @param answers the answers of each row
public record GoldenRows(
        List<String> inputColumns,
        List<List<String>> inputs,
        List<String> answerColumns,
        List<List<String>> answers) {
    public GoldenRows {
        inputColumns = List.copyOf(inputColumns);
        inputs = List.copyOf(inputs);
        answerColumns = List.copyOf(answerColumns);
        answers = List.copyOf(answers);
    }

    /// Number of rows.
    public int size() {
        return inputs.size();
    }
}
