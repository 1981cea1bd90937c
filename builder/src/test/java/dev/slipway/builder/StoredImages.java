package dev.slipway.builder;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.builder.assembly.AssembledImage;
import dev.slipway.builder.assembly.ImageAssembly;
import dev.slipway.builder.assembly.ImageInputs;
import dev.slipway.builder.assembly.ModelFile;
import dev.slipway.builder.base.BaseImages;
import dev.slipway.builder.image.ImageBlobs;
import dev.slipway.builder.image.ImageService;
import dev.slipway.builder.image.MadeImage;
import dev.slipway.builder.source.SealedVersion;
import dev.slipway.oci.ContentSource;
import dev.slipway.oci.Image;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes and records images without a build.
@ApplicationScoped
public class StoredImages {
    private final ImageBlobs blobs;
    private final ImageService images;
    private final BaseImages bases;

    StoredImages(ImageBlobs blobs, ImageService images, BaseImages bases) {
        this.blobs = blobs;
        this.images = images;
        this.bases = bases;
    }

    /// Stores an image of this model version on the configured base.
    public AssembledImage runnable(String project, String model, int version, String weights) {
        try {
            Image base = bases.current().orElseThrow();
            bases.store(base);
            return store(project, model, version, weights, base);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Stores an image of this model version without a base.
    public AssembledImage modelOnly(String project, String model, int version, String weights) {
        try {
            return store(project, model, version, weights, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AssembledImage store(
            String project, String model, int version, String weights, @Nullable Image base)
            throws IOException {
        var evaluation = new UUID(0, 1);
        String digest = "sha256:" + "1".repeat(64);
        var subject = new ImageInputs.Subject(project, model, model, version, digest, evaluation);
        byte[] bytes = weights.getBytes(UTF_8);
        var file = new ModelFile("model.onnx", bytes.length, ContentSource.of(bytes));
        var inputs =
                new ImageInputs(subject, base, Published.RELEASE.getBytes(UTF_8), List.of(file));
        AssembledImage image = ImageAssembly.assemble(inputs);
        blobs.store(image);
        var sealed = new SealedVersion(new UUID(0, 2), project, model, model, version, digest);
        MadeImage made = MadeImage.of(inputs, image, Set.of());
        QuarkusTransaction.requiringNew().run(() -> images.record(sealed, evaluation, made));
        return image;
    }
}
