package dev.slipway.validator.bundle;

import java.util.List;

/// A tensor of the Open Inference Protocol V2 with its data in row order.
public record V2Tensor(String name, String datatype, List<Long> shape, List<Object> data) {
    public V2Tensor {
        shape = List.copyOf(shape);
        data = List.copyOf(data);
    }
}
