package dev.slipway.serving.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes JSON into one growing array. The caller sees to the grammar; this sees to the text.
///
/// Not thread-safe; `clear` begins the next text.
public final class JsonWriter {
    private static final int KEPT_BYTES = 1 << 20;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private byte[] bytes = new byte[1024];
    private int size;

    public void clear() {
        size = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[1024];
        }
    }

    /// What was written so far; valid up to `size`, until the next write.
    public byte[] array() {
        return bytes;
    }

    public int size() {
        return size;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            long wanted = Math.max(bytes.length * 2L, size + (long) more);
            bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
        }
    }

    /// Bytes as they are.
    public void raw(byte[] text) {
        reserve(text.length);
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
    }

    /// One ASCII character.
    public void raw(char c) {
        reserve(1);
        bytes[size++] = (byte) c;
    }

    @SuppressWarnings("deprecation") // the one method that copies ASCII without a new array
    private void ascii(String text) {
        int length = text.length();
        reserve(length);
        text.getBytes(0, length, bytes, size);
        size += length;
    }

    public void number(long value) {
        if (value >= 0 && value < 10) {
            raw((char) ('0' + value));
        } else {
            ascii(Long.toString(value));
        }
    }

    public void unsigned(long value) {
        ascii(Long.toUnsignedString(value));
    }

    /// The shortest text that reads back to the same single; must be finite.
    public void number(float value) {
        ascii(Float.toString(value));
    }

    /// The shortest text that reads back to the same double; must be finite.
    public void number(double value) {
        ascii(Double.toString(value));
    }

    public void bool(boolean value) {
        ascii(value ? "true" : "false");
    }

    /// A string with its marks, in UTF-8.
    public void string(String text) {
        raw('"');
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        reserve(utf8.length);
        for (byte b : utf8) {
            if (b == '"' || b == '\\') {
                raw('\\');
                raw((char) b);
            } else if (b >= 0 && b < ' ') {
                control(b);
            } else {
                reserve(1);
                bytes[size++] = b;
            }
        }
        raw('"');
    }

    private void control(byte b) {
        reserve(6);
        bytes[size++] = '\\';
        switch (b) {
            case '\n' -> bytes[size++] = 'n';
            case '\r' -> bytes[size++] = 'r';
            case '\t' -> bytes[size++] = 't';
            default -> {
                bytes[size++] = 'u';
                bytes[size++] = '0';
                bytes[size++] = '0';
                bytes[size++] = HEX[b >> 4];
                bytes[size++] = HEX[b & 15];
            }
        }
    }
}
