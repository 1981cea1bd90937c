package dev.slipway.kit.object;

import dev.slipway.core.id.Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Hashes what passes, and stops with an exception at the first byte over a limit.
final class HashingStream extends FilterInputStream {
    private final MessageDigest digest = Digest.sha256();
    private final long maxBytes;
    private long count;

    HashingStream(InputStream content, long maxBytes) {
        super(content);
        this.maxBytes = maxBytes;
    }

    long maxBytes() {
        return maxBytes;
    }

    /// Whether the limit was passed.
    boolean tooLarge() {
        return count > maxBytes;
    }

    long count() {
        return count;
    }

    /// The digest of all bytes that were read; ends the computation.
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            digest.update((byte) value);
            advance(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            digest.update(buffer, offset, read);
            advance(read);
        }
        return read;
    }

    private void advance(int bytes) throws IOException {
        count += bytes;
        if (count > maxBytes) {
            throw new IOException("more than " + maxBytes + " bytes");
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
