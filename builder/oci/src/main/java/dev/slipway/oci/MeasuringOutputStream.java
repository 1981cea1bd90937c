package dev.slipway.oci;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/// Hashes and counts what is written through it.
public final class MeasuringOutputStream extends FilterOutputStream {
    private final MessageDigest hash = Digest.sha256();
    private long count;

    public MeasuringOutputStream(OutputStream target) {
        super(target);
    }

    @Override
    public void write(int value) throws IOException {
        out.write(value);
        hash.update((byte) value);
        count++;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
        hash.update(buffer, offset, length);
        count += length;
    }

    /// What was written. Ends the measurement: call it once, after the last write.
    public Measured measured() {
        return new Measured(Digest.ofHash(hash.digest()), count);
    }
}
