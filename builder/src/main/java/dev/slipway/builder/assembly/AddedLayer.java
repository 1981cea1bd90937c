package dev.slipway.builder.assembly;

import dev.slipway.oci.Layer;
import dev.slipway.oci.TarEntry;
import dev.slipway.oci.TarStream;
import java.io.InputStream;
import java.util.List;

/// A layer that a build adds: measured, and ready to be streamed.
public record AddedLayer(Layer layer, List<TarEntry> entries) {
    public AddedLayer {
        entries = List.copyOf(entries);
    }

    /// The bytes of the layer, made while they are read.
    public InputStream open() {
        return TarStream.layer(entries);
    }
}
