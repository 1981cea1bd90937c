package dev.slipway.base.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.RuncContainer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A second build, with nothing of the first in reach, gives the same images. AOT caches are left
/// out: two trainings give two caches, so they are kept by their inputs.
class SameDigestTest {
    @Test
    void aSecondBuildGivesTheSameImages(@TempDir Path elsewhere) throws Exception {
        RuncContainer.requireAvailable();
        ImageName[] names = {ImageName.GATEWAY, ImageName.TRIAL_POSTGRES};

        List<BuiltImage> first =
                ImageRig.make(Path.of("target/base-layers").toAbsolutePath(), names);
        List<BuiltImage> second = ImageRig.make(elsewhere, names);

        assertThat(second.stream().map(BuiltImage::digest))
                .containsExactlyElementsOf(first.stream().map(BuiltImage::digest).toList());
    }
}
