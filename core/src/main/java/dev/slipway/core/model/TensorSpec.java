package dev.slipway.core.model;

import java.util.List;

/// One input or output of a model.
///
/// @param name the name in the graph
/// @param datatype the element type
/// @param shape the full shape, batch included; -1 is a variable dimension
public record TensorSpec(String name, Datatype datatype, List<Long> shape) {
    public TensorSpec {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a tensor needs a name");
        }
        shape = List.copyOf(shape);
        for (long dimension : shape) {
            if (dimension < -1) {
                throw new IllegalArgumentException(
                        "tensor " + name + " has the dimension " + dimension);
            }
        }
    }
}
