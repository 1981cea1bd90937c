package dev.slipway.oci.registry;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The next bytes of a longer stream, which stays open. Remembers why the source failed, because
/// the HTTP client only says that it did.
final class PieceInputStream extends InputStream {
    private final InputStream source;
    private long left;
    private volatile @Nullable IOException failure;

    PieceInputStream(InputStream source, long bytes) {
        this.source = source;
        this.left = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        try {
            int got = source.read(buffer, offset, (int) Math.min(length, left));
            if (got < 0) {
                throw new IOException("its content ends " + left + " bytes early");
            }
            left -= got;
            return got;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }
}
