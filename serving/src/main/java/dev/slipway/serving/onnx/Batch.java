package dev.slipway.serving.onnx;

import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import java.util.List;

/// The convention of the first dimension.
public final class Batch {
    private Batch() {}

    /// Whether every input has a variable first dimension, so that rows may be put together.
    public static boolean isVariable(Signature signature) {
        return signature.inputs().stream().allMatch(Batch::leads);
    }

    /// Whether the first dimension of a tensor is variable.
    public static boolean leads(TensorSpec spec) {
        return !spec.shape().isEmpty() && spec.shape().getFirst() == -1;
    }

    /// Whether everything behind the first dimension is fixed.
    public static boolean tailIsFixed(TensorSpec spec) {
        List<Long> shape = spec.shape();
        return shape.size() <= 1
                || shape.subList(1, shape.size()).stream().allMatch(dimension -> dimension >= 0);
    }

    /// Elements of one row when the tail is fixed.
    public static long rowElements(TensorSpec spec) {
        long elements = 1;
        for (int axis = 1; axis < spec.shape().size(); axis++) {
            elements = Math.multiplyExact(elements, spec.shape().get(axis));
        }
        return elements;
    }
}
