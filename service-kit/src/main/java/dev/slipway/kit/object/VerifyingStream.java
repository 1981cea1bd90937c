package dev.slipway.kit.object;

import dev.slipway.core.id.Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Gives bytes and refuses their end when they do not have the digest that names them.
final class VerifyingStream extends FilterInputStream {
    private final MessageDigest digest = Digest.sha256();
    private final String sha256;
    private boolean verified;

    VerifyingStream(InputStream content, String sha256) {
        super(content);
        this.sha256 = sha256;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            digest.update((byte) value);
        } else {
            verify();
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            digest.update(buffer, offset, read);
        } else if (read < 0) {
            verify();
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long left = bytes;
        byte[] buffer = new byte[(int) Math.min(8192, Math.max(bytes, 1))];
        while (left > 0) {
            int read = read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                break;
            }
            left -= read;
        }
        return bytes - left;
    }

    private void verify() throws IOException {
        if (verified) {
            return;
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(sha256)) {
            throw new TamperedBlobException(sha256, found);
        }
        verified = true;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
