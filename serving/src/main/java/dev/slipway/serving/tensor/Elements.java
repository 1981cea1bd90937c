package dev.slipway.serving.tensor;

import java.nio.ByteBuffer;

/// Single elements of a tensor as Java values. For control paths and statistics; the codec reads
/// and writes buffers itself.
public final class Elements {
    private Elements() {}

    /// Element `index` of a numeric tensor as a double; 64-bit integers are rounded.
    public static double number(Tensor tensor, int index) {
        ByteBuffer data = tensor.data();
        return switch (tensor.datatype()) {
            case BOOL, UINT8 -> data.get(index) & 0xff;
            case INT8 -> data.get(index);
            case UINT16 -> data.getShort(index * 2) & 0xffff;
            case INT16 -> data.getShort(index * 2);
            case FP16 -> Float.float16ToFloat(data.getShort(index * 2));
            case BF16 -> Float.intBitsToFloat(data.getShort(index * 2) << 16);
            case UINT32 -> data.getInt(index * 4) & 0xffff_ffffL;
            case INT32 -> data.getInt(index * 4);
            case FP32 -> data.getFloat(index * 4);
            case INT64 -> data.getLong(index * 8);
            case UINT64 -> unsigned(data.getLong(index * 8));
            case FP64 -> data.getDouble(index * 8);
            case BYTES -> throw new IllegalArgumentException(tensor.name() + " holds strings");
        };
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
    }

    /// Element `index` as text: shortest form that reads back to the same value.
    public static String text(Tensor tensor, int index) {
        ByteBuffer data = tensor.data();
        return switch (tensor.datatype()) {
            case BYTES -> tensor.strings()[index];
            case BOOL -> data.get(index) != 0 ? "true" : "false";
            case UINT8 -> Integer.toString(data.get(index) & 0xff);
            case INT8 -> Integer.toString(data.get(index));
            case UINT16 -> Integer.toString(data.getShort(index * 2) & 0xffff);
            case INT16 -> Integer.toString(data.getShort(index * 2));
            case UINT32 -> Long.toString(data.getInt(index * 4) & 0xffff_ffffL);
            case INT32 -> Integer.toString(data.getInt(index * 4));
            case INT64 -> Long.toString(data.getLong(index * 8));
            case UINT64 -> Long.toUnsignedString(data.getLong(index * 8));
            case FP32 -> Float.toString(data.getFloat(index * 4));
            case FP64 -> Double.toString(data.getDouble(index * 8));
            case FP16, BF16 -> Float.toString((float) number(tensor, index));
        };
    }
}
