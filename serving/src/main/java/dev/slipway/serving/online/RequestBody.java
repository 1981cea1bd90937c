package dev.slipway.serving.online;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/// The body of one request in one array: memory follows the bytes that came, not a declared length.
final class RequestBody {
    private static final int KEPT_BYTES = 64 * 1024;
    private static final byte[] NOTHING = new byte[0];

    private final int limit;
    private byte[] bytes = NOTHING;
    private int length;

    RequestBody(int limit) {
        this.limit = limit;
    }

    /// Begins the next body; a large array is given back.
    void clear() {
        length = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = NOTHING;
        }
    }

    /// Adds a piece.
    ///
    /// @return false when the body is over the limit; nothing was added then
    boolean add(ByteBuf piece) {
        int more = piece.readableBytes();
        if (more > limit - length) {
            return false;
        }
        if (length + more > bytes.length) {
            long wanted = Math.max(length + (long) more, Math.min(bytes.length * 2L, limit));
            bytes = Arrays.copyOf(bytes, (int) Math.max(wanted, 512));
        }
        piece.readBytes(bytes, length, more);
        length += more;
        return true;
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }
}
