package dev.slipway.oci;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Passes on exactly the promised number of bytes, or fails.
final class ExactInputStream extends FilterInputStream {
    private final long size;
    private final String name;
    private long count;

    ExactInputStream(InputStream content, long size, String name) {
        super(content);
        this.size = size;
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = in.read(buffer, offset, length);
        count += Math.max(got, 0);
        if (count > size || (got < 0 && count < size)) {
            throw new OciException(
                    "the content of " + name + " does not have the promised " + size + " bytes");
        }
        return got;
    }

    @Override
    public long skip(long bytes) throws IOException {
        throw new IOException("the content of " + name + " is read, not skipped");
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
