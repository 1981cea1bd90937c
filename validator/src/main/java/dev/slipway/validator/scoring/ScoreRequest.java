package dev.slipway.validator.scoring;

import java.nio.file.Path;
import java.util.List;

/// What to score.
///
/// @param model the `model.onnx` in a folder of its own
/// @param table a CSV file
/// @param columns the table's columns to hand over, one per element of the model's inputs
/// @param latencyRows how many of the first rows are scored one by one and timed
public record ScoreRequest(Path model, Path table, List<String> columns, int latencyRows) {
    public ScoreRequest {
        columns = List.copyOf(columns);
    }
}
