package dev.slipway.builder.base;

import dev.slipway.kit.object.BlobStore;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Image;
import dev.slipway.oci.OciException;
import dev.slipway.oci.OciLayout;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The configured base, and its bytes in the object store.
@ApplicationScoped
public class BaseImages {
    private static final String OWNER = "builder";

    private final BaseConfig config;
    private final BlobStore blobs;

    BaseImages(BaseConfig config, BlobStore blobs) {
        this.config = config;
        this.blobs = blobs;
    }

    /// The base of new images; empty when none is configured or the folder is not there.
    ///
    /// @throws OciException when the folder is there and holds no sound image
    public Optional<Image> current() throws IOException {
        Optional<Path> folder = folder();
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        OciLayout layout = OciLayout.open(folder.get());
        return Optional.of(Image.read(layout, layout.onlyManifest().digest()));
    }

    /// Why there is no base, in one sentence.
    public String absence() {
        return config.image()
                .map(folder -> "the base image folder " + folder + " does not exist")
                .orElse("no base image is configured (SLIPWAY_BASE_IMAGE)");
    }

    /// Copies the layers of the base into the builder's blobs, those that are not there yet.
    ///
    /// @return the hex digests of the layers that were there already
    public Set<String> store(Image base) throws IOException {
        OciLayout layout =
                OciLayout.open(
                        folder().orElseThrow(
                                        () ->
                                                new OciException(
                                                        "the base image folder is gone: "
                                                                + absence())));
        var reused = new HashSet<String>();
        for (Descriptor layer : base.manifest().layers()) {
            String sha256 = layer.digest().hex();
            if (blobs.exists(OWNER, sha256)) {
                reused.add(sha256);
                continue;
            }
            try (InputStream content = layout.open(layer.digest())) {
                blobs.put(content, layer.size(), sha256);
            }
        }
        return reused;
    }

    private Optional<Path> folder() {
        return config.image().filter(Files::isDirectory);
    }
}
