package dev.slipway.oci;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// A finished layer: what the manifest says of it (`blob`) and the digest of its uncompressed tar.
///
/// @param name what the layer is for, e.g. `model`; kept in [#NAME_ANNOTATION] of the descriptor
public record Layer(String name, Descriptor blob, Digest diffId) {
    /// Annotation of a layer's descriptor that holds its name.
    public static final String NAME_ANNOTATION = "dev.slipway.layer";

    public Layer {
        blob = blob.annotated(Map.of(NAME_ANNOTATION, name));
    }

    /// Writes the entries as a gzipped layer to `out`, which stays open.
    public static Layer writeGzip(String name, List<? extends TarEntry> entries, OutputStream out)
            throws IOException {
        var blob = new MeasuringOutputStream(out);
        var gzip = new GZIPOutputStream(blob, 1 << 16);
        var tar = new MeasuringOutputStream(gzip);
        try (InputStream stream = TarStream.layer(entries)) {
            stream.transferTo(tar);
        }
        gzip.finish();
        Digest diffId = tar.measured().digest();
        return new Layer(name, new Descriptor(MediaTypes.LAYER_TAR_GZIP, blob.measured()), diffId);
    }

    /// Measures the entries as an uncompressed layer: reads every content once and writes nothing.
    /// The bytes themselves are `TarStream.layer(entries)`.
    public static Layer measureTar(String name, List<? extends TarEntry> entries)
            throws IOException {
        try (InputStream stream = TarStream.layer(entries)) {
            Measured tar = Measured.of(stream);
            return new Layer(name, new Descriptor(MediaTypes.LAYER_TAR, tar), tar.digest());
        }
    }
}
