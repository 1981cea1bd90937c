package dev.slipway.base;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageConfig;
import dev.slipway.oci.Index;
import dev.slipway.oci.Layer;
import dev.slipway.oci.Manifest;
import dev.slipway.oci.Measured;
import dev.slipway.oci.MediaTypes;
import dev.slipway.oci.OciLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A finished base: its documents, the layers they name, and the record of what it was made from.
public record BaseImage(byte[] config, Manifest manifest, List<Layer> layers, byte[] record) {
    /// Label of the image and name of the file beside the layout that hold the record.
    static final String RECORD_LABEL = "dev.slipway.base.record";

    static final String RECORD_FILE = "base.json";
    private static final JsonMapper JSON = new JsonMapper();

    static BaseImage of(String architecture, List<LayerStore.Stored> stored) throws IOException {
        List<Layer> layers = stored.stream().map(LayerStore.Stored::layer).toList();
        ObjectNode record = ImageRecord.of(architecture, stored);
        var run =
                new ImageConfig.Run(
                        StartCommand.USER,
                        StartCommand.ENVIRONMENT,
                        StartCommand.entrypoint(),
                        List.of(),
                        "/",
                        Map.of(RECORD_LABEL, ImageRecord.label(record)));
        byte[] config = ImageConfig.of(architecture, run, layers).bytes();
        Manifest manifest =
                Manifest.of(
                        new Descriptor(MediaTypes.CONFIG, Measured.of(config)),
                        layers.stream().map(Layer::blob).toList(),
                        Map.of("dev.slipway.kind", "base"));
        return new BaseImage(
                config,
                manifest,
                layers,
                JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(record));
    }

    public Digest digest() {
        return manifest.descriptor().digest();
    }

    public long compressedBytes() {
        return layers.stream().mapToLong(layer -> layer.blob().size()).sum();
    }

    /// Writes the layout: blobs first, the index last; then blobs that it no longer names go.
    public void writeTo(Path folder, LayerStore store) throws IOException {
        OciLayout layout = OciLayout.create(folder);
        for (Layer layer : layers) {
            if (!layout.has(layer.blob().digest())) {
                Path spool = layout.newSpoolFile();
                Files.copy(store.blob(layer), spool, StandardCopyOption.REPLACE_EXISTING);
                layout.adopt(spool, layer.blob().digest());
            }
        }
        layout.write(config);
        layout.write(manifest.bytes());
        layout.writeIndex(Index.of(List.of(manifest.descriptor())));
        Files.write(folder.resolve(RECORD_FILE), record);
        deleteUnnamed(folder);
    }

    private void deleteUnnamed(Path folder) throws IOException {
        var named = new HashSet<String>();
        named.add(digest().hex());
        manifest.blobs().forEach(blob -> named.add(blob.digest().hex()));
        try (Stream<Path> files = Files.list(folder.resolve("blobs/sha256"))) {
            for (Path file : files.toList()) {
                if (!named.contains(String.valueOf(file.getFileName()))) {
                    Files.delete(file);
                }
            }
        }
    }
}
