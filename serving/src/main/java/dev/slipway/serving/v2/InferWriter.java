package dev.slipway.serving.v2;

import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import dev.slipway.serving.json.JsonWriter;
import dev.slipway.serving.onnx.Scorer;
import dev.slipway.serving.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Writes the answer of an inference from a scorer's output tensors.
///
/// Not thread-safe; one per scorer.
public final class InferWriter {
    private final JsonWriter json = new JsonWriter();
    private final byte[] head;
    private final byte[][] outputHeads;

    /// @param model name in the answer
    /// @param version version in the answer
    public InferWriter(String model, String version, Signature signature) {
        this.head = head(model, version);
        this.outputHeads =
                signature.outputs().stream().map(InferWriter::outputHead).toArray(byte[][]::new);
    }

    private static byte[] head(String model, String version) {
        JsonWriter writer = new JsonWriter();
        writer.raw(KeyNames.ascii("{\"model_name\":"));
        writer.string(model);
        writer.raw(KeyNames.ascii(",\"model_version\":"));
        writer.string(version);
        writer.raw(KeyNames.ascii(",\"id\":"));
        return Arrays.copyOf(writer.array(), writer.size());
    }

    private static byte[] outputHead(TensorSpec spec) {
        JsonWriter writer = new JsonWriter();
        writer.raw(KeyNames.ascii("{\"name\":"));
        writer.string(spec.name());
        writer.raw(KeyNames.ascii(",\"datatype\":\"" + spec.datatype() + "\",\"shape\":["));
        return Arrays.copyOf(writer.array(), writer.size());
    }

    private static final byte[] OUTPUTS = KeyNames.ascii(",\"outputs\":[");
    private static final byte[] DATA = KeyNames.ascii("],\"data\":[");
    private static final byte[] END_OUTPUT = KeyNames.ascii("]}");
    private static final byte[] END = KeyNames.ascii("]}");

    /// The text written last.
    public byte[] array() {
        return json.array();
    }

    public int size() {
        return json.size();
    }

    /// Writes the requested outputs.
    ///
    /// @throws V2Exception for a value without a JSON form, naming output and index
    public void write(String id, InferReader request, Scorer scorer) throws V2Exception {
        json.clear();
        json.raw(head);
        json.string(id);
        json.raw(OUTPUTS);
        for (int i = 0; i < request.outputCount(); i++) {
            if (i > 0) {
                json.raw(',');
            }
            int output = request.output(i);
            writeOutput(outputHeads[output], scorer.output(output));
        }
        json.raw(END);
    }

    private void writeOutput(byte[] outputHead, Tensor tensor) throws V2Exception {
        json.raw(outputHead);
        long[] shape = tensor.shape();
        for (int axis = 0; axis < shape.length; axis++) {
            if (axis > 0) {
                json.raw(',');
            }
            json.number(shape[axis]);
        }
        json.raw(DATA);
        int elements = tensor.elements();
        for (int index = 0; index < elements; index++) {
            if (index > 0) {
                json.raw(',');
            }
            writeElement(tensor, index);
        }
        json.raw(END_OUTPUT);
    }

    private void writeElement(Tensor tensor, int index) throws V2Exception {
        ByteBuffer data = tensor.data();
        switch (tensor.datatype()) {
            case FP32 -> {
                float value = data.getFloat(index * 4);
                requireFinite(Float.isFinite(value), tensor, index);
                json.number(value);
            }
            case FP64 -> {
                double value = data.getDouble(index * 8);
                requireFinite(Double.isFinite(value), tensor, index);
                json.number(value);
            }
            case INT64 -> json.number(data.getLong(index * 8));
            case INT32 -> json.number(data.getInt(index * 4));
            case INT16 -> json.number(data.getShort(index * 2));
            case INT8 -> json.number(data.get(index));
            case UINT64 -> json.unsigned(data.getLong(index * 8));
            case UINT32 -> json.number(data.getInt(index * 4) & 0xffff_ffffL);
            case UINT16 -> json.number(data.getShort(index * 2) & 0xffff);
            case UINT8 -> json.number(data.get(index) & 0xff);
            case BOOL -> json.bool(data.get(index) != 0);
            case BYTES -> json.string(tensor.strings()[index]);
            case FP16, BF16 ->
                    throw V2Exception.invalid(
                            "output %s: %s has no JSON form; ask for binary data"
                                    .formatted(tensor.name(), tensor.datatype()));
        }
    }

    private static void requireFinite(boolean finite, Tensor tensor, int index) throws V2Exception {
        if (!finite) {
            throw V2Exception.invalid(
                    "output %s: data[%d] is not a finite number, which JSON cannot carry; ask for binary data"
                            .formatted(tensor.name(), index));
        }
    }
}
