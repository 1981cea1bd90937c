package dev.slipway.base.images;

import dev.slipway.base.LayerStore;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Index;
import dev.slipway.oci.Layer;
import dev.slipway.oci.OciLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// One OCI layout folder with several images, each under the name `NAME:VERSION`.
final class ImageFolder {
    static final String REFERENCE = "org.opencontainers.image.ref.name";

    private final Path folder;
    private final LayerStore store;

    ImageFolder(Path folder, LayerStore store) {
        this.folder = folder;
        this.store = store;
    }

    /// Makes these images the content of the folder: blobs first, the index last; then blobs that
    /// it no longer names go.
    void write(List<BuiltImage> images, String version) throws IOException {
        OciLayout layout = OciLayout.create(folder);
        var manifests = new ArrayList<Descriptor>();
        Set<String> named = new HashSet<>();
        for (BuiltImage image : images) {
            for (Layer layer : image.layers()) {
                copy(layer, layout);
            }
            layout.write(image.config());
            layout.write(image.manifest().bytes());
            image.manifest().blobs().forEach(blob -> named.add(blob.digest().hex()));
            named.add(image.digest().hex());
            manifests.add(
                    image.manifest()
                            .descriptor()
                            .annotated(Map.of(REFERENCE, image.name().wireName() + ":" + version)));
        }
        layout.writeIndex(Index.of(manifests));
        deleteUnnamed(named);
    }

    private void copy(Layer layer, OciLayout layout) throws IOException {
        if (!layout.has(layer.blob().digest())) {
            Path spool = layout.newSpoolFile();
            Files.copy(store.blob(layer), spool, StandardCopyOption.REPLACE_EXISTING);
            layout.adopt(spool, layer.blob().digest());
        }
    }

    private void deleteUnnamed(Set<String> named) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("blobs/sha256"))) {
            for (Path file : files.toList()) {
                if (!named.contains(String.valueOf(file.getFileName()))) {
                    Files.delete(file);
                }
            }
        }
    }
}
