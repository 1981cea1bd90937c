package dev.slipway.base;

import dev.slipway.oci.TarEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Makes the layers of a base, lowest first, each from named inputs.
public final class BaseBuilder {
    private final BaseSources sources;
    private final LayerStore store;
    private final CommonLayers layers;

    public BaseBuilder(BaseSources sources, LayerStore store, CommonLayers layers) {
        this.sources = sources;
        this.store = store;
        this.layers = layers;
    }

    public BaseImage build() throws BaseException, IOException, InterruptedException {
        var rootFs = layers.rootFs();
        var jre = layers.jre(JavaRuntime.SERVING);
        var natives = layers.natives(sources.nativeFolder());
        String jar = ContentKey.of(sources.servingJar());
        var training =
                new AotTraining(store, List.of(jre.layer(), natives.layer()), sources.servingJar());
        var serving =
                layers.layer(
                        "serving",
                        List.of(
                                CommonLayers.FORMAT,
                                jar,
                                jre.layer().diffId().toString(),
                                natives.layer().diffId().toString(),
                                String.join(" ", StartCommand.entrypoint()),
                                TrainingModel.key()),
                        scratch -> serving(training, scratch, jar));
        return BaseImage.of(layers.architecture(), List.of(rootFs, jre, natives, serving));
    }

    private LayerStore.Made serving(AotTraining training, Path scratch, String jar)
            throws BaseException, IOException, InterruptedException {
        Path cache = training.train(scratch);
        List<TarEntry> entries =
                List.of(
                        CommonLayers.file(StartCommand.JAR, sources.servingJar()),
                        CommonLayers.file(StartCommand.CACHE, cache));
        return new LayerStore.Made(
                entries, Map.of("servingJar", jar, "aotCache", ContentKey.of(cache)));
    }
}
