package dev.slipway.builder.build;

import dev.slipway.builder.assembly.AssembledImage;
import dev.slipway.builder.assembly.ImageAssembly;
import dev.slipway.builder.assembly.ImageInputs;
import dev.slipway.builder.assembly.ImageKind;
import dev.slipway.builder.base.BaseImages;
import dev.slipway.builder.image.ImageBlobs;
import dev.slipway.builder.image.MadeImage;
import dev.slipway.oci.Image;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes one image: gathers the inputs, assembles, stores what is not stored yet, assembles once
/// more to prove the digest, and pushes it elsewhere if it is to be there too. Every step may be
// repeated after a crash: blobs are named by
/// their content.
@ApplicationScoped
class ImageMaker {
    private final BuildSources sources;
    private final BaseImages bases;
    private final ImageBlobs blobs;
    private final PushStep push;
    private final BuildConfig config;

    ImageMaker(
            BuildSources sources,
            BaseImages bases,
            ImageBlobs blobs,
            PushStep push,
            BuildConfig config) {
        this.sources = sources;
        this.bases = bases;
        this.blobs = blobs;
        this.push = push;
        this.config = config;
    }

    /// Makes and stores the image of a build.
    ///
    /// @throws BuildRefusedException, IOException when the inputs are not sound, or it cannot be
    ///     pushed
    /// @throws BuildCancelledException when the build has ended in the meantime
    MadeImage make(BuildEntity build, Progress progress) throws BuildRefusedException, IOException {
        ImageInputs inputs = sources.inputs(build, bases.current().orElse(null), progress);
        String remark = remark(inputs, progress);
        Set<String> reused = new HashSet<>(storeBase(inputs.base(), progress));
        AssembledImage image = ImageAssembly.assemble(inputs);
        progress.checkpoint();
        reused.addAll(blobs.store(image));
        var made = MadeImage.of(inputs, image, reused);
        made.layers()
                .forEach(
                        layer ->
                                progress.say(
                                        "layer %s %s, %,d bytes, %s"
                                                .formatted(
                                                        layer.name(),
                                                        layer.digest(),
                                                        layer.sizeBytes(),
                                                        layer.reused()
                                                                ? "was stored before"
                                                                : "stored")));
        progress.checkpoint();
        Boolean reproduced = reproduce(inputs, image, progress);
        progress.say("image " + image.digest());
        return push.push(build, made.with(reproduced, remark), progress);
    }

    private @Nullable String remark(ImageInputs inputs, Progress progress) {
        if (inputs.kind() == ImageKind.RUNNABLE) {
            return null;
        }
        String remark = "model-only image: " + bases.absence();
        progress.say(remark + "; a server of your own must load the model");
        return remark;
    }

    private Set<String> storeBase(@Nullable Image base, Progress progress) throws IOException {
        if (base == null) {
            return Set.of();
        }
        progress.say("base " + base.digest());
        Set<String> reused = bases.store(base);
        progress.checkpoint();
        return reused;
    }

    private @Nullable Boolean reproduce(ImageInputs inputs, AssembledImage image, Progress progress)
            throws BuildRefusedException, IOException {
        if (!config.verify()) {
            return null;
        }
        AssembledImage again = ImageAssembly.assemble(inputs);
        if (!again.digest().equals(image.digest())) {
            throw new BuildRefusedException(
                    "a second build from the same inputs gave another digest: %s, then %s"
                            .formatted(image.digest(), again.digest()));
        }
        progress.say("built twice with the same digest");
        return true;
    }
}
