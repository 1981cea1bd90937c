package dev.slipway.core.onnx;

import dev.slipway.core.onnx.OnnxRefusal.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Protobuf's wire format over a stream: one buffer of 32 KiB, everything else is skipped.
///
/// A message is walked between `enter` and `leave`; `next` gives the following field or 0 at its
/// end. Lengths are checked against the enclosing message before anything is read.
final class WireReader {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH = 2;
    static final int FIXED32 = 5;
    private static final int BUFFER_BYTES = 32 << 10;
    private static final int LAST_SHIFT = 63;

    private final InputStream in;
    private final OnnxLimits limits;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int end;
    private long base;
    private long limit;
    private int depth;
    private int wireType;
    private int nameBytes;
    private boolean model;

    WireReader(InputStream in, OnnxLimits limits) {
        this.in = in;
        this.limits = limits;
        this.limit = Long.MAX_VALUE;
    }

    long position() {
        return base + at;
    }

    /// From here on an early end means "cut off", not "something else".
    void looksLikeModel() {
        model = true;
    }

    /// The number of the next field of the current message; 0 at its end.
    int next() throws IOException {
        if (position() >= limit || (limit == Long.MAX_VALUE && atEnd())) {
            return 0;
        }
        long tag = varint();
        wireType = (int) (tag & 7);
        long field = tag >>> 3;
        boolean known =
                wireType == VARINT
                        || wireType == FIXED64
                        || wireType == LENGTH
                        || wireType == FIXED32;
        if (field < 1 || field > Integer.MAX_VALUE >> 2 || !known) {
            throw damaged("no protobuf field starts here");
        }
        return (int) field;
    }

    int wireType() {
        return wireType;
    }

    /// Starts the message of the current field; the answer is for `leave`.
    long enter() throws IOException {
        long length = length();
        if (++depth > limits.depth()) {
            throw over("messages nested deeper than " + limits.depth());
        }
        long outer = limit;
        limit = position() + length;
        return outer;
    }

    void leave(long outer) {
        limit = outer;
        depth--;
    }

    long number() throws IOException {
        require(VARINT);
        return varint();
    }

    /// A string that the reader keeps; counted against the limit of all names.
    String text() throws IOException {
        long length = length();
        nameBytes += (int) Math.min(length, limits.stringBytes());
        if (length > limits.stringBytes() || nameBytes > limits.nameBytes()) {
            throw over("a name of " + length + " bytes, or too many names");
        }
        byte[] bytes = new byte[(int) length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = read();
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw damaged("a name that is not UTF-8");
        }
    }

    void skip() throws IOException {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> skip(Long.BYTES);
            case FIXED32 -> skip(Integer.BYTES);
            default -> skip(length());
        }
    }

    OnnxRefusal damaged(String reason) {
        return model
                ? new OnnxRefusal(Kind.MALFORMED, "the file is damaged: " + reason, where())
                : new OnnxRefusal(Kind.NOT_ONNX, "this is not an ONNX file: " + reason, where());
    }

    OnnxRefusal over(String what) {
        return new OnnxRefusal(Kind.LIMIT, "the model has " + what, where());
    }

    String where() {
        return "byte " + position();
    }

    private long length() throws IOException {
        require(LENGTH);
        long length = varint();
        if (length < 0 || length > limit - position()) {
            throw damaged("a part of " + length + " bytes is longer than what contains it");
        }
        return length;
    }

    private void require(int expected) {
        if (wireType != expected) {
            throw damaged("a field has wire type " + wireType + " instead of " + expected);
        }
    }

    private long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift <= LAST_SHIFT; shift += 7) {
            byte next = read();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged("a number of more than 64 bits");
    }

    private void skip(long count) throws IOException {
        long left = count;
        while (left > 0) {
            if (at == end && !fill()) {
                throw endsEarly();
            }
            int step = (int) Math.min(left, end - at);
            at += step;
            left -= step;
        }
    }

    private byte read() throws IOException {
        if (position() >= limit) {
            throw damaged("a field runs over the end of its message");
        }
        if (at == end && !fill()) {
            throw endsEarly();
        }
        return buffer[at++];
    }

    private boolean atEnd() throws IOException {
        return at == end && !fill();
    }

    private boolean fill() throws IOException {
        base += end;
        at = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        if (base + end > limits.fileBytes()) {
            throw over("more than " + limits.fileBytes() + " bytes");
        }
        return end > 0;
    }

    private OnnxRefusal endsEarly() {
        if (!model) {
            return new OnnxRefusal(
                    Kind.NOT_ONNX, "this is not an ONNX file: it ends at once", where());
        }
        return new OnnxRefusal(
                Kind.TRUNCATED, "the file is cut off: it ends inside a message", where());
    }
}
