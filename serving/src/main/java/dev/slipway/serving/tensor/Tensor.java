package dev.slipway.serving.tensor;

import dev.slipway.core.model.Datatype;
import dev.slipway.core.model.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A tensor that is filled again and again: numbers in one direct buffer in native order, strings
/// in one array, both row-major.
///
/// Not thread-safe; it belongs to one scorer. Capacity only grows, up to `release`.
public final class Tensor {
    private static final ByteBuffer NO_BYTES = ByteBuffer.allocateDirect(0);
    private static final String[] NO_STRINGS = new String[0];
    private static final int KEPT_BYTES = 1 << 20;
    private static final int KEPT_STRINGS = 1 << 16;

    private final TensorSpec spec;
    private final int elementBytes;
    private ByteBuffer data = NO_BYTES;
    private String[] strings = NO_STRINGS;
    private long[] shape = new long[0];
    private int elements;

    public Tensor(TensorSpec spec) {
        this.spec = spec;
        this.elementBytes = spec.datatype().bytes();
    }

    public TensorSpec spec() {
        return spec;
    }

    public String name() {
        return spec.name();
    }

    public Datatype datatype() {
        return spec.datatype();
    }

    /// Whether elements are strings.
    public boolean isText() {
        return elementBytes == 0;
    }

    /// Makes room for `elements` elements of the given shape; what was there before is undefined.
    ///
    /// @param shape copied
    /// @param rank how many entries of `shape` count
    /// @param elements the product of the shape
    public void reset(long[] shape, int rank, int elements) {
        if (!sameShape(shape, rank)) {
            this.shape = Arrays.copyOf(shape, rank);
        }
        this.elements = elements;
        if (isText()) {
            if (strings.length < elements) {
                strings =
                        new String[Math.max(elements, Math.min(strings.length * 2, KEPT_STRINGS))];
            }
        } else if (data.capacity() < elements * (long) elementBytes) {
            data = ByteBuffer.allocateDirect(capacityFor(elements)).order(ByteOrder.nativeOrder());
        }
    }

    private int capacityFor(int elements) {
        long wanted = elements * (long) elementBytes;
        if (wanted > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("tensor " + name() + " is larger than 2 GiB");
        }
        return (int) Math.min(Integer.MAX_VALUE, Math.max(64, Long.highestOneBit(wanted) << 1));
    }

    /// Whether the current shape is this one.
    public boolean sameShape(long[] other, int rank) {
        return Arrays.equals(shape, 0, shape.length, other, 0, rank);
    }

    /// The shape last set; not to be changed.
    public long[] shape() {
        return shape;
    }

    public int elements() {
        return elements;
    }

    /// Rows: the first dimension, or 1 for a scalar.
    public int rows() {
        return shape.length == 0 ? 1 : (int) shape[0];
    }

    /// The elements of a numeric tensor at absolute positions; its limit is its capacity.
    public ByteBuffer data() {
        return data;
    }

    /// Bytes in use.
    public int byteSize() {
        return elements * elementBytes;
    }

    /// The elements of a text tensor; longer than `elements`.
    public String[] strings() {
        return strings;
    }

    /// Replaces the strings, for those that come from the runtime.
    public void strings(String[] values) {
        strings = values;
    }

    /// Gives back the memory of an unusually large request.
    public void trim() {
        if (data.capacity() > KEPT_BYTES) {
            data = NO_BYTES;
            shape = new long[] {-1};
            elements = 0;
        }
        if (strings.length > KEPT_STRINGS) {
            strings = NO_STRINGS;
            shape = new long[] {-1};
            elements = 0;
        }
    }
}
