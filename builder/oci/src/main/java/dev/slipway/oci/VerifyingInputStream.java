package dev.slipway.oci;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;

/// Checks content against its digest while it is read: the read that reaches the end fails with an
/// [OciException] when the digest is another one. What was read before that is not yet trustworthy.
public final class VerifyingInputStream extends FilterInputStream {
    private final Digest expected;
    private final MessageDigest hash = Digest.sha256();
    private boolean verified;

    public VerifyingInputStream(InputStream content, Digest expected) {
        super(content);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count > 0) {
            hash.update(buffer, offset, count);
        } else if (count < 0 && !verified) {
            verify();
        }
        return count;
    }

    private void verify() throws IOException {
        verified = true;
        Digest actual = Digest.ofHash(hash.digest());
        if (!actual.equals(expected)) {
            throw new OciException("content named " + expected + " has the digest " + actual);
        }
    }

    /// Reads what is left, so that the digest is checked even when the reader stopped early.
    public void drain() throws IOException {
        transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, 8192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
