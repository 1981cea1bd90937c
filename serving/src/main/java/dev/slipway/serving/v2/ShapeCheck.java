package dev.slipway.serving.v2;

import dev.slipway.core.model.TensorSpec;
import dev.slipway.serving.json.JsonException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares what a request says about a tensor with what the model wants, before any allocation.
final class ShapeCheck {
    private ShapeCheck() {}

    /// The number of elements of a shape that fits.
    ///
    /// @throws JsonException with expected and given
    static int elements(TensorSpec spec, @Nullable String datatype, long[] shape, int rank)
            throws JsonException {
        if (!spec.datatype().name().equals(datatype)) {
            throw new JsonException(
                    "the datatype is %s, expected %s".formatted(datatype, spec.datatype()));
        }
        List<Long> wanted = spec.shape();
        // A model that declares no shape at all looks like a scalar here; the runtime decides.
        if (!wanted.isEmpty() && !fits(wanted, shape, rank)) {
            throw new JsonException(
                    "the shape is %s, expected %s (-1 is any size)"
                            .formatted(Arrays.toString(Arrays.copyOf(shape, rank)), wanted));
        }
        return product(spec, shape, rank);
    }

    private static boolean fits(List<Long> wanted, long[] shape, int rank) {
        if (wanted.size() != rank) {
            return false;
        }
        for (int axis = 0; axis < rank; axis++) {
            long dimension = wanted.get(axis);
            if (dimension >= 0 && dimension != shape[axis]) {
                return false;
            }
        }
        return true;
    }

    private static int product(TensorSpec spec, long[] shape, int rank) throws JsonException {
        try {
            long elements = 1;
            for (int axis = 0; axis < rank; axis++) {
                elements = Math.multiplyExact(elements, shape[axis]);
            }
            long bytes = Math.multiplyExact(elements, Math.max(1, spec.datatype().bytes()));
            if (bytes <= Integer.MAX_VALUE) {
                return (int) elements;
            }
        } catch (ArithmeticException overflow) {
            // refused below like any other that is too large
        }
        throw new JsonException("the shape is too large");
    }
}
