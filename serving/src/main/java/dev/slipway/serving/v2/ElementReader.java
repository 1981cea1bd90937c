package dev.slipway.serving.v2;

import dev.slipway.serving.json.JsonCursor;
import dev.slipway.serving.json.JsonException;
import dev.slipway.serving.tensor.Tensor;
import java.nio.ByteBuffer;

/// Reads one JSON element into its place in a tensor. Integers are exact and never wrap; `2.0` is
/// the integer 2; booleans are `true`, `false`, 0 or 1.
final class ElementReader {
    private ElementReader() {}

    static void read(JsonCursor json, Tensor tensor, int index) throws JsonException {
        ByteBuffer data = tensor.data();
        switch (tensor.datatype()) {
            case FP32 -> data.putFloat(index * 4, json.readFloat());
            case FP64 -> data.putDouble(index * 8, json.readDouble());
            case INT64 -> data.putLong(index * 8, json.readLong(Long.MIN_VALUE, Long.MAX_VALUE));
            case INT32 ->
                    data.putInt(
                            index * 4, (int) json.readLong(Integer.MIN_VALUE, Integer.MAX_VALUE));
            case INT16 ->
                    data.putShort(
                            index * 2, (short) json.readLong(Short.MIN_VALUE, Short.MAX_VALUE));
            case INT8 -> data.put(index, (byte) json.readLong(Byte.MIN_VALUE, Byte.MAX_VALUE));
            case UINT64 -> data.putLong(index * 8, json.readUnsignedLong());
            case UINT32 -> data.putInt(index * 4, (int) json.readLong(0, 0xffff_ffffL));
            case UINT16 -> data.putShort(index * 2, (short) json.readLong(0, 0xffff));
            case UINT8 -> data.put(index, (byte) json.readLong(0, 0xff));
            case BOOL -> data.put(index, bool(json));
            case BYTES -> tensor.strings()[index] = json.readString();
            case FP16, BF16 ->
                    throw new JsonException(
                            tensor.datatype() + " has no JSON form; send it as binary data");
        }
    }

    private static byte bool(JsonCursor json) throws JsonException {
        int next = json.peek();
        if (next == 't' || next == 'f') {
            return (byte) (json.readBoolean() ? 1 : 0);
        }
        return (byte) json.readLong(0, 1);
    }
}
