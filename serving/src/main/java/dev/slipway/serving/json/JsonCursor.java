package dev.slipway.serving.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A position in JSON text that moves forward value by value. Strict as RFC 8259, with at most
/// [#MOST_NESTING] levels, and no recursion, so that no text can exhaust the stack.
///
/// Not thread-safe; it is used again for the next text.
public final class JsonCursor {
    /// Deepest nesting of arrays and objects.
    public static final int MOST_NESTING = 100;

    private static final int END = -1;

    private final NumberScanner numbers = new NumberScanner();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final JsonSkipper skipper = new JsonSkipper(this);
    private byte[] bytes = new byte[0];
    private int at;
    private int end;

    /// Begins a text.
    public void over(byte[] text, int from, int to) {
        bytes = text;
        at = from;
        end = to;
    }

    public int position() {
        return at;
    }

    public void position(int position) {
        at = position;
    }

    /// Bytes not yet read.
    public int remaining() {
        return end - at;
    }

    /// The first byte of the next value or punctuation, not consumed; -1 at the end.
    public int peek() {
        byte[] text = bytes;
        int position = at;
        while (position < end) {
            byte b = text[position];
            if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
                at = position;
                return b & 0xff;
            }
            position++;
        }
        at = position;
        return END;
    }

    /// Consumes one punctuation character.
    public void expect(char wanted) throws JsonException {
        if (peek() != wanted) {
            throw unexpected("'" + wanted + "'");
        }
        at++;
    }

    /// Consumes the character if it is next.
    public boolean take(char wanted) {
        if (peek() == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /// Consumes `null` if it is next.
    public boolean takeNull() throws JsonException {
        if (peek() != 'n') {
            return false;
        }
        literal("null");
        return true;
    }

    /// Consumes `true` or `false`.
    public boolean readBoolean() throws JsonException {
        if (peek() == 't') {
            literal("true");
            return true;
        }
        literal("false");
        return false;
    }

    void literal(String word) throws JsonException {
        if (end - at < word.length()) {
            throw unexpected("a value");
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                throw unexpected("a value");
            }
        }
        at += word.length();
    }

    private void scanNumber() throws JsonException {
        int first = peek();
        if (first != '-' && (first < '0' || first > '9')) {
            throw unexpected("a number");
        }
        at = numbers.scan(bytes, at, end);
    }

    /// A number as the nearest double.
    ///
    /// @throws JsonException also when it is too large for one
    public double readDouble() throws JsonException {
        scanNumber();
        double value = numbers.toDouble();
        if (Double.isInfinite(value)) {
            throw new JsonException(numbers.shown() + " is too large");
        }
        return value;
    }

    /// A number narrowed to single precision.
    public float readFloat() throws JsonException {
        scanNumber();
        float value = (float) numbers.toDouble();
        if (Float.isInfinite(value)) {
            throw new JsonException(numbers.shown() + " is too large for FP32");
        }
        return value;
    }

    /// An exact integer between bounds.
    public long readLong(long least, long most) throws JsonException {
        scanNumber();
        return numbers.toLong(least, most);
    }

    /// An exact unsigned 64-bit integer, as bits.
    public long readUnsignedLong() throws JsonException {
        scanNumber();
        return numbers.toUnsignedLong();
    }

    void skipNumber() throws JsonException {
        scanNumber();
    }

    /// Consumes a string if it is next and equal to this; escapes are not unfolded.
    ///
    /// @param quoted the string with its quotation marks, as bytes
    public boolean takeString(byte[] quoted) {
        if (peek() != '"' || end - at < quoted.length) {
            return false;
        }
        if (Arrays.equals(bytes, at, at + quoted.length, quoted, 0, quoted.length)) {
            at += quoted.length;
            return true;
        }
        return false;
    }

    /// A string, escapes unfolded.
    ///
    /// @throws JsonException also for bad UTF-8 and for a lone surrogate
    public String readString() throws JsonException {
        if (peek() != '"') {
            throw unexpected("a string");
        }
        int first = at + 1;
        int position = first;
        int seen = 0;
        byte[] text = bytes;
        while (position < end) {
            byte b = text[position];
            if (b == '"') {
                at = position + 1;
                return seen < 0
                        ? utf8(first, position)
                        : new String(text, first, position - first, StandardCharsets.ISO_8859_1);
            }
            if (b == '\\') {
                return JsonStrings.escaped(this, text, first, end);
            }
            if (b >= 0 && b < ' ') {
                throw new JsonException("a control character in a string at byte " + position);
            }
            seen |= b;
            position++;
        }
        throw new JsonException("the text ends inside a string");
    }

    String utf8(int from, int to) throws JsonException {
        try {
            return decoder.decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
        } catch (CharacterCodingException malformed) {
            throw new JsonException("a string at byte " + from + " is not UTF-8");
        }
    }

    /// Consumes any one value, checked as strictly as one that is read.
    public void skipValue() throws JsonException {
        skipper.skip();
    }

    /// Consumes what is left, which must be white space.
    public void expectEnd() throws JsonException {
        if (peek() != END) {
            throw new JsonException("there is more text after the value, at byte " + at);
        }
    }

    /// The refusal of what is next.
    public JsonException unexpected(String wanted) {
        int next = peek();
        String found = next == END ? "the end" : "'" + Character.toString(next) + "'";
        return new JsonException("expected " + wanted + " but found " + found + " at byte " + at);
    }
}
