package dev.slipway.oci;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Digest and size of a content.
public record Measured(Digest digest, long sizeBytes) {

    /// Reads the stream to its end with flat memory. Does not close it.
    public static Measured of(InputStream content) throws IOException {
        var sink = new MeasuringOutputStream(OutputStream.nullOutputStream());
        content.transferTo(sink);
        return sink.measured();
    }

    /// The digest and size of these bytes.
    public static Measured of(byte[] content) {
        return new Measured(Digest.of(content), content.length);
    }
}
