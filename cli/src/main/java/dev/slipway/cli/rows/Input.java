package dev.slipway.cli.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// A model's input of one value per row, as its metadata names it.
///
/// @param datatype of the Open Inference Protocol
/// @param ranked whether a row is `[1]` and not a single number: shape `[n,1]`, not `[n]`
public record Input(String name, String datatype, boolean ranked) {

    /// The inputs of a model's metadata, or of a signature.
    public static List<Input> of(JsonNode metadata) {
        List<Input> inputs = new ArrayList<>();
        for (JsonNode input : metadata.path("inputs")) {
            inputs.add(
                    new Input(
                            input.path("name").asText(),
                            input.path("datatype").asText(),
                            input.path("shape").size() > 1));
        }
        return inputs;
    }

    boolean isText() {
        return datatype.equals("BYTES");
    }

    boolean isBoolean() {
        return datatype.equals("BOOL");
    }
}
