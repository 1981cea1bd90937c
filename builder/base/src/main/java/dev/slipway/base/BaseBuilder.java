package dev.slipway.base;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.oci.ContentSource;
import dev.slipway.oci.FolderEntries;
import dev.slipway.oci.TarEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Makes the layers of a base, lowest first, each from named inputs.
final class BaseBuilder {
    /// Part of every key: raised when the same inputs are to give another layer.
    private static final String FORMAT = "1";

    private final BaseSources sources;
    private final LayerStore store;
    private final Consumer<String> console;

    BaseBuilder(BaseSources sources, LayerStore store, Consumer<String> console) {
        this.sources = sources;
        this.store = store;
        this.console = console;
    }

    BaseImage build() throws BaseException, IOException, InterruptedException {
        String architecture = architecture();
        var rootFs =
                layer(
                        "rootfs",
                        List.of(
                                FORMAT,
                                architecture,
                                String.join(",", DebianPackages.ROOT_FILES),
                                release()),
                        BaseBuilder::rootFs);
        var jre =
                layer(
                        "jre",
                        List.of(
                                FORMAT,
                                architecture,
                                String.join(",", JavaRuntime.MODULES),
                                JavaRuntime.build()),
                        scratch ->
                                new LayerStore.Made(
                                        JavaRuntime.link(scratch),
                                        Map.of(
                                                "jdk",
                                                JavaRuntime.build(),
                                                "modules",
                                                String.join(",", JavaRuntime.MODULES))));
        var natives = layer("runtime", nativeInputs(), _ -> natives());
        String jar = ContentKey.of(sources.servingJar());
        var below = List.of(jre.layer(), natives.layer());
        var training = new AotTraining(store, below, sources.servingJar());
        var serving =
                layer(
                        "serving",
                        List.of(
                                FORMAT,
                                jar,
                                jre.layer().diffId().toString(),
                                natives.layer().diffId().toString(),
                                String.join(" ", StartCommand.entrypoint()),
                                TrainingModel.key()),
                        scratch -> serving(training, scratch, jar));
        return BaseImage.of(architecture, List.of(rootFs, jre, natives, serving));
    }

    private LayerStore.Stored layer(String name, List<String> inputs, LayerStore.Maker maker)
            throws BaseException, IOException, InterruptedException {
        long start = System.nanoTime();
        LayerStore.Stored stored = store.layer(name, inputs, maker);
        console.accept(
                "%-8s %s %,9d kB %s"
                        .formatted(
                                name,
                                stored.layer().blob().digest().toString().substring(0, 19),
                                stored.layer().blob().size() / 1000,
                                stored.reused()
                                        ? "kept"
                                        : "made in %.1f s"
                                                .formatted((System.nanoTime() - start) / 1e9)));
        return stored;
    }

    private static LayerStore.Made rootFs(Path scratch)
            throws BaseException, IOException, InterruptedException {
        Path root = scratch.resolve("root");
        var packages = DebianPackages.extract(DebianPackages.ROOT_FILES, scratch, root);
        String json = new JsonMapper().writeValueAsString(packages);
        return new LayerStore.Made(FolderEntries.of(root, ""), Map.of("packages", json));
    }

    private List<String> nativeInputs() throws IOException {
        return List.of(
                FORMAT,
                ContentKey.of(sources.nativeFolder().resolve(NativeRuntime.RUNTIME)),
                ContentKey.of(sources.nativeFolder().resolve(NativeRuntime.BINDING)));
    }

    private LayerStore.Made natives() throws IOException {
        List<String> inputs = nativeInputs();
        return new LayerStore.Made(
                NativeRuntime.entries(sources.nativeFolder()),
                Map.of(NativeRuntime.RUNTIME, inputs.get(1), NativeRuntime.BINDING, inputs.get(2)));
    }

    private LayerStore.Made serving(AotTraining training, Path scratch, String jar)
            throws BaseException, IOException, InterruptedException {
        Path cache = training.train(scratch);
        List<TarEntry> entries =
                List.of(
                        file(StartCommand.JAR, sources.servingJar()),
                        file(StartCommand.CACHE, cache));
        return new LayerStore.Made(
                entries, Map.of("servingJar", jar, "aotCache", ContentKey.of(cache)));
    }

    static TarEntry file(String path, Path file) throws IOException {
        return new TarEntry.RegularFile(path, 0644, Files.size(file), ContentSource.of(file));
    }

    /// The distribution, because its packages differ from those of another one with the same names.
    private static String release() throws BaseException, IOException {
        DebianPackages.requireDebian();
        Path file = Path.of("/etc/os-release");
        return Files.exists(file) ? ContentKey.of(file) : "unknown";
    }

    private static String architecture() throws BaseException {
        String name = System.getProperty("os.arch");
        return switch (name) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default ->
                    throw new BaseException(
                            "images are made for amd64 and arm64, this machine is " + name + ".");
        };
    }
}
