package dev.slipway.base.images;

import dev.slipway.base.BaseException;
import dev.slipway.base.BaseImage;
import dev.slipway.base.CommonLayers;
import dev.slipway.base.ContentKey;
import dev.slipway.base.JavaRuntime;
import dev.slipway.base.LayerStore;
import dev.slipway.base.LayerStore.Stored;
import dev.slipway.oci.FolderEntries;
import dev.slipway.oci.Layer;
import dev.slipway.oci.TarEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The layers of a service: rootfs, Java runtime, libraries of all services, what only some carry,
/// own jars, AOT cache.
final class ServiceLayers {
    static final String SERVING_JAR = "opt/slipway/serving.jar";
    static final String BASE = "opt/slipway/base";

    /// Makes the base when it is needed.
    @FunctionalInterface
    interface BaseMaker {
        BaseImage make() throws BaseException, IOException, InterruptedException;
    }

    private final Installation installation;
    private final LayerStore store;
    private final CommonLayers layers;
    private final Optional<AppTraining> training;
    private final Map<Service, List<AppFile>> files;
    private final LayerSplit split;

    /// Reads the files of all services, because they decide together what is shared.
    ///
    /// @param training absent: images without AOT caches
    ServiceLayers(
            Installation installation,
            LayerStore store,
            CommonLayers layers,
            Optional<AppTraining> training)
            throws IOException {
        this.installation = installation;
        this.store = store;
        this.layers = layers;
        this.training = training;
        this.files = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            files.put(service, AppFile.of(installation.app(service)));
        }
        this.split = LayerSplit.of(files.values());
    }

    /// @param base makes what the builder carries
    List<Stored> of(Service service, BaseMaker base)
            throws BaseException, IOException, InterruptedException {
        var stack = new ArrayList<Stored>();
        stack.add(layers.rootFs());
        stack.add(layers.jre(JavaRuntime.SERVICES));
        stack.add(libraries());
        switch (service) {
            case VALIDATOR -> stack.add(layers.natives(installation.serving().nativeFolder()));
            case BUILDER -> stack.add(base(base.make()));
            case REGISTRY, DEPLOYER, MONITOR, GATEWAY -> {
                // Nothing but the service itself.
            }
        }
        stack.add(own(service));
        if (training.isPresent()) {
            stack.add(cache(service, training.get(), stack));
        }
        return stack;
    }

    private Stored libraries() throws BaseException, IOException, InterruptedException {
        List<AppFile> shared =
                files.getOrDefault(Service.REGISTRY, List.of()).stream()
                        .filter(split.shared()::contains)
                        .toList();
        return layers.layer(
                "libraries",
                keys(shared),
                _ -> new LayerStore.Made(entries(Service.REGISTRY, shared), Map.of()));
    }

    private Stored own(Service service) throws BaseException, IOException, InterruptedException {
        List<AppFile> own = split.own(files.getOrDefault(service, List.of()));
        var inputs = new ArrayList<>(keys(own));
        if (service == Service.VALIDATOR) {
            inputs.add(ContentKey.of(installation.serving().servingJar()));
        }
        return layers.layer(
                "app", inputs, _ -> new LayerStore.Made(ownEntries(service, own), Map.of()));
    }

    private List<TarEntry> ownEntries(Service service, List<AppFile> own) throws IOException {
        List<TarEntry> entries = entries(service, own);
        if (service == Service.VALIDATOR) {
            entries.add(CommonLayers.file(SERVING_JAR, installation.serving().servingJar()));
        }
        return entries;
    }

    private List<TarEntry> entries(Service service, List<AppFile> wanted) throws IOException {
        var entries = new ArrayList<TarEntry>();
        Path folder = installation.app(service);
        for (AppFile file : wanted) {
            entries.add(
                    CommonLayers.file(
                            ServiceCommand.APP + "/" + file.path(), folder.resolve(file.path())));
        }
        return entries;
    }

    private static List<String> keys(List<AppFile> files) {
        var keys = new ArrayList<String>();
        keys.add(CommonLayers.FORMAT);
        files.forEach(file -> keys.add(file.path() + " " + file.digest()));
        return keys;
    }

    /// Its blobs are compressed already.
    private Stored base(BaseImage base) throws BaseException, IOException, InterruptedException {
        return layers.layer(
                "base",
                List.of(CommonLayers.FORMAT, base.digest().toString()),
                scratch -> {
                    Path layout = scratch.resolve("layout");
                    base.writeTo(layout, store);
                    return new LayerStore.Made(
                            FolderEntries.of(layout, BASE),
                            Map.of("base", base.digest().toString()),
                            LayerStore.Packing.PLAIN);
                });
    }

    /// Two trainings give two caches, so the layer is kept by what it was made from.
    private Stored cache(Service service, AppTraining training, List<Stored> stack)
            throws BaseException, IOException, InterruptedException {
        List<Layer> below = stack.stream().skip(1).map(Stored::layer).toList();
        var inputs = new ArrayList<String>();
        inputs.add(CommonLayers.FORMAT);
        inputs.add(String.join(" ", ServiceCommand.entrypoint(true)));
        below.stream()
                .filter(layer -> !layer.name().equals("base"))
                .forEach(layer -> inputs.add(layer.diffId().toString()));
        return layers.layer(
                "aot",
                inputs,
                scratch -> {
                    Path cache = training.train(service, below, scratch);
                    return new LayerStore.Made(
                            List.of(CommonLayers.file(ServiceCommand.CACHE, cache)),
                            Map.of("aotCache", ContentKey.of(cache)));
                });
    }
}
