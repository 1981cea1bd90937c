package dev.slipway.validator.gate;

import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import java.util.ArrayList;
import java.util.List;

/// Which table columns an input reads: the one of its name, or `name[0]`, `name[1]`, … when a row
/// of it has several elements.
public final class InputColumns {
    /// A row of an input has at most this many elements.
    public static final int MAX_ELEMENTS = 10_000;

    private InputColumns() {}

    /// The columns of all inputs, in order.
    public static List<String> of(Signature signature) {
        List<String> columns = new ArrayList<>();
        signature.inputs().forEach(input -> columns.addAll(of(input)));
        return columns;
    }

    /// The columns of one input.
    public static List<String> of(TensorSpec input) {
        long elements = elements(input);
        if (elements == 1) {
            return List.of(input.name());
        }
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < elements; i++) {
            columns.add(input.name() + "[" + i + "]");
        }
        return columns;
    }

    /// Elements of one row: the product of all dimensions but the first.
    ///
    /// @return 0 when a row has no fixed size or too many elements
    public static long elements(TensorSpec tensor) {
        long elements = 1;
        for (long dimension : tensor.shape().stream().skip(1).toList()) {
            if (dimension < 1 || elements > MAX_ELEMENTS / dimension) {
                return 0;
            }
            elements *= dimension;
        }
        return elements;
    }
}
