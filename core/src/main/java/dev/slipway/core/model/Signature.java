package dev.slipway.core.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a model takes and gives, in the words of the Open Inference Protocol V2.
public record Signature(List<TensorSpec> inputs, List<TensorSpec> outputs) {
    /// @throws IllegalArgumentException when there is no input or no output, or a name comes twice
    public Signature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        requireDistinct("input", inputs);
        requireDistinct("output", outputs);
    }

    private static void requireDistinct(String what, List<TensorSpec> tensors) {
        if (tensors.isEmpty()) {
            throw new IllegalArgumentException("a signature needs at least one " + what);
        }
        Set<String> seen = new HashSet<>();
        for (TensorSpec tensor : tensors) {
            if (!seen.add(tensor.name())) {
                throw new IllegalArgumentException(what + " " + tensor.name() + " is named twice");
            }
        }
    }

    /// The input of a name.
    public Optional<TensorSpec> input(String name) {
        return inputs.stream().filter(tensor -> tensor.name().equals(name)).findFirst();
    }

    /// The output of a name.
    public Optional<TensorSpec> output(String name) {
        return outputs.stream().filter(tensor -> tensor.name().equals(name)).findFirst();
    }
}
