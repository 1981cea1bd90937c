package dev.slipway.core.onnx;

import dev.slipway.core.model.Datatype;
import dev.slipway.core.model.TensorSpec;
import dev.slipway.core.onnx.OnnxRefusal.Kind;
import java.util.List;

/// An input or output of the main graph.
public record GraphValue(String name, ValueType type) {
    /// The type of a value. `Other` is everything that is not a dense tensor.
    public sealed interface ValueType {
        /// A tensor; a dimension of -1 varies, and an undeclared shape is `[-1]`.
        record Tensor(int onnxType, List<Long> shape) implements ValueType {
            public Tensor {
                shape = List.copyOf(shape);
            }
        }

        /// Sequences and maps as `sequence(map)`, optional and sparse values.
        record Other(String description) implements ValueType {}
    }

    TensorSpec tensor(String side) {
        return switch (type) {
            case ValueType.Tensor(int onnxType, List<Long> shape) ->
                    new TensorSpec(name, datatype(side, onnxType), shape);
            case ValueType.Other(String description) ->
                    throw new OnnxRefusal(
                            Kind.UNSUPPORTED_TYPE, unsupported(side, description), place(side));
        };
    }

    private Datatype datatype(String side, int onnxType) {
        return Datatype.ofOnnx(onnxType)
                .orElseThrow(
                        () ->
                                new OnnxRefusal(
                                        Kind.UNSUPPORTED_TYPE,
                                        "%s %s has ONNX element type %d, which no client can send"
                                                .formatted(side, name, onnxType),
                                        place(side)));
    }

    private String unsupported(String side, String description) {
        if (side.equals("output") && description.startsWith("sequence(map")) {
            return ("output %s is a %s (scikit-learn's ZipMap), which a tensor server cannot"
                            + " serve; export again with"
                            + " convert_sklearn(…, options={\"zipmap\": False})")
                    .formatted(name, description);
        }
        return "%s %s is a %s; only dense tensors can be served".formatted(side, name, description);
    }

    private String place(String side) {
        return side + " " + name;
    }
}
