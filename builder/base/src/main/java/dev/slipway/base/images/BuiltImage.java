package dev.slipway.base.images;

import dev.slipway.base.ImageRecord;
import dev.slipway.base.LayerStore;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageConfig;
import dev.slipway.oci.Layer;
import dev.slipway.oci.Manifest;
import dev.slipway.oci.Measured;
import dev.slipway.oci.MediaTypes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A finished image: its documents and the layers that they name.
record BuiltImage(ImageName name, byte[] config, Manifest manifest, List<Layer> layers) {
    static final String RECORD_LABEL = "dev.slipway.image.record";

    BuiltImage {
        layers = List.copyOf(layers);
    }

    /// An image of these layers, lowest first.
    static BuiltImage of(
            ImageName name,
            String architecture,
            ImageConfig.Run run,
            List<LayerStore.Stored> stored)
            throws IOException {
        List<Layer> layers = stored.stream().map(LayerStore.Stored::layer).toList();
        var labels = new TreeMap<String, String>();
        labels.put("org.opencontainers.image.title", "slipway " + name.wireName());
        labels.put(RECORD_LABEL, ImageRecord.label(ImageRecord.of(architecture, stored)));
        var labelled =
                new ImageConfig.Run(
                        run.user(),
                        run.env(),
                        run.entrypoint(),
                        run.cmd(),
                        run.workingDir(),
                        labels,
                        run.exposedPorts());
        byte[] config = ImageConfig.of(architecture, labelled, layers).bytes();
        Manifest manifest =
                Manifest.of(
                        new Descriptor(MediaTypes.CONFIG, Measured.of(config)),
                        layers.stream().map(Layer::blob).toList(),
                        Map.of("dev.slipway.image", name.wireName()));
        return new BuiltImage(name, config, manifest, layers);
    }

    Digest digest() {
        return manifest.descriptor().digest();
    }

    /// What a registry keeps for it, documents left out.
    long compressedBytes() {
        return layers.stream().mapToLong(layer -> layer.blob().size()).sum();
    }
}
