package dev.slipway.serving.score;

import dev.slipway.core.model.Datatype;
import dev.slipway.serving.tensor.Tensor;
import java.nio.ByteBuffer;

/// Reads one CSV field as one element. An empty field is NaN where the type has one.
final class TextElements {
    private static final int SHOWN = 40;

    private TextElements() {}

    /// Puts the element; false when the text does not fit the type.
    static boolean put(Tensor tensor, int index, String text) {
        try {
            return switch (tensor.datatype()) {
                case BYTES -> {
                    tensor.strings()[index] = text;
                    yield true;
                }
                case FP16, BF16, FP32, FP64 -> putFloating(tensor, index, text.strip());
                case BOOL -> putBoolean(tensor, index, text.strip());
                case UINT64 -> {
                    tensor.data().putLong(index * 8, Long.parseUnsignedLong(text.strip()));
                    yield true;
                }
                case UINT8, UINT16, UINT32, INT8, INT16, INT32, INT64 ->
                        putInteger(tensor, index, Long.parseLong(text.strip()));
            };
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    /// Why `put` said no.
    static String refusal(Datatype datatype, String text) {
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return text.isBlank()
                ? "the field is empty, and " + datatype + " has no missing value"
                : "'" + shown + "' is not a value of type " + datatype;
    }

    private static boolean putFloating(Tensor tensor, int index, String text) {
        double value = floating(text);
        ByteBuffer data = tensor.data();
        switch (tensor.datatype()) {
            case FP64 -> data.putDouble(index * 8, value);
            case FP32 -> data.putFloat(index * 4, (float) value);
            case FP16 -> data.putShort(index * 2, Float.floatToFloat16((float) value));
            case BF16 ->
                    data.putShort(index * 2, (short) (Float.floatToIntBits((float) value) >>> 16));
            case BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64, BYTES ->
                    throw new IllegalArgumentException("not floating");
        }
        return true;
    }

    private static double floating(String text) {
        if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        char last = text.charAt(text.length() - 1);
        boolean javaOnly = last == 'd' || last == 'D' || last == 'f' || last == 'F';
        if (javaOnly || text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
            throw new NumberFormatException(text);
        }
        return Double.parseDouble(text);
    }

    private static boolean putBoolean(Tensor tensor, int index, String text) {
        boolean yes = text.equals("1") || text.equalsIgnoreCase("true");
        boolean no = text.equals("0") || text.equalsIgnoreCase("false");
        tensor.data().put(index, (byte) (yes ? 1 : 0));
        return yes || no;
    }

    private static boolean putInteger(Tensor tensor, int index, long value) {
        ByteBuffer data = tensor.data();
        return switch (tensor.datatype()) {
            case UINT8 -> {
                data.put(index, (byte) value);
                yield value >= 0 && value <= 0xff;
            }
            case INT8 -> {
                data.put(index, (byte) value);
                yield value == (byte) value;
            }
            case UINT16 -> {
                data.putShort(index * 2, (short) value);
                yield value >= 0 && value <= 0xffff;
            }
            case INT16 -> {
                data.putShort(index * 2, (short) value);
                yield value == (short) value;
            }
            case UINT32 -> {
                data.putInt(index * 4, (int) value);
                yield value >= 0 && value <= 0xffff_ffffL;
            }
            case INT32 -> {
                data.putInt(index * 4, (int) value);
                yield value == (int) value;
            }
            case INT64 -> {
                data.putLong(index * 8, value);
                yield true;
            }
            case BOOL, UINT64, FP16, BF16, FP32, FP64, BYTES ->
                    throw new IllegalArgumentException("not a signed integer");
        };
    }
}
