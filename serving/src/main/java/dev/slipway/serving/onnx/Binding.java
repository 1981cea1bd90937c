package dev.slipway.serving.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.slipway.serving.tensor.Tensor;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One of our tensors with the runtime's tensor over the same memory.
final class Binding implements AutoCloseable {
    private final Tensor tensor;
    private final boolean pinnable;
    private final long[] rowShape;
    private final long rowElements;
    private @Nullable OnnxTensor bound;
    private @Nullable ByteBuffer boundData;
    private long[] boundShape = new long[0];

    Binding(Tensor tensor) {
        this.tensor = tensor;
        var spec = tensor.spec();
        this.pinnable = !tensor.isText() && Batch.leads(spec) && Batch.tailIsFixed(spec);
        this.rowShape = spec.shape().stream().mapToLong(Long::longValue).toArray();
        this.rowElements = pinnable ? Batch.rowElements(spec) : 0;
    }

    Tensor tensor() {
        return tensor;
    }

    String name() {
        return tensor.name();
    }

    /// Whether the shape is known once the number of rows is.
    boolean pinnable() {
        return pinnable;
    }

    OnnxTensor bindRows(OrtEnvironment environment, int rows) throws OrtException {
        rowShape[0] = rows;
        tensor.reset(rowShape, rowShape.length, Math.toIntExact(rows * rowElements));
        return bind(environment);
    }

    /// The runtime's view of the tensor as it is now.
    OnnxTensor bind(OrtEnvironment environment) throws OrtException {
        OnnxTensor current = bound;
        // Identity is meant: the runtime holds the address of exactly this buffer.
        @SuppressWarnings("ReferenceEquality")
        boolean same = boundData == tensor.data() && boundShape == tensor.shape();
        if (current != null && same && !tensor.isText()) {
            return current;
        }
        close();
        OnnxTensor made = NativeTensors.over(environment, tensor);
        bound = made;
        boundData = tensor.data();
        boundShape = tensor.shape();
        return made;
    }

    /// Copies what the runtime allocated into our tensor.
    void take(OnnxTensor value) throws OrtException {
        long[] shape = value.getInfo().getShape();
        int elements = Math.toIntExact(value.getInfo().getNumElements());
        if (shape.length == 0) {
            elements = 1;
        }
        tensor.reset(shape, shape.length, elements);
        if (tensor.isText()) {
            String[] strings = new String[elements];
            flatten(value.getValue(), strings, 0);
            tensor.strings(strings);
        } else if (elements > 0) {
            ByteBuffer bytes = value.getByteBuffer();
            tensor.data().put(0, bytes, 0, tensor.byteSize());
        }
    }

    private static int flatten(Object value, String[] into, int at) {
        if (value instanceof Object[] parts) {
            int next = at;
            for (Object part : parts) {
                next = flatten(part, into, next);
            }
            return next;
        }
        into[at] = (String) value;
        return at + 1;
    }

    /// Strings are copied into the runtime at each call, so nothing is kept.
    void releaseText() {
        if (tensor.isText()) {
            close();
        }
    }

    void trim() {
        close();
        tensor.trim();
    }

    @Override
    public void close() {
        OnnxTensor current = bound;
        bound = null;
        boundData = null;
        if (current != null) {
            current.close();
        }
    }
}
