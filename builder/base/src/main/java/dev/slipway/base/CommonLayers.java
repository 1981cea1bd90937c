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

/// The lowest layers of every image, each made from named inputs.
public final class CommonLayers {
    /// Part of every key: raised when the same inputs are to give another layer.
    public static final String FORMAT = "1";

    private final LayerStore store;
    private final Consumer<String> console;
    private final String architecture;

    public CommonLayers(LayerStore store, Consumer<String> console) throws BaseException {
        this.store = store;
        this.console = console;
        this.architecture = machine();
    }

    /// The architecture of the images, in the words of OCI.
    public String architecture() {
        return architecture;
    }

    /// What a Java runtime needs of an operating system.
    public LayerStore.Stored rootFs() throws BaseException, IOException, InterruptedException {
        return layer(
                "rootfs",
                List.of(
                        FORMAT,
                        architecture,
                        String.join(",", DebianPackages.ROOT_FILES),
                        release()),
                scratch -> packages(DebianPackages.ROOT_FILES, scratch));
    }

    /// A Java runtime at [JavaRuntime#PLACE].
    public LayerStore.Stored jre(JavaRuntime runtime)
            throws BaseException, IOException, InterruptedException {
        String modules = String.join(",", runtime.modules());
        return layer(
                "jre",
                List.of(FORMAT, architecture, modules, JavaRuntime.build()),
                scratch ->
                        new LayerStore.Made(
                                runtime.link(scratch),
                                Map.of("jdk", JavaRuntime.build(), "modules", modules)));
    }

    /// ONNX Runtime at [NativeRuntime#PLACE].
    public LayerStore.Stored natives(Path folder)
            throws BaseException, IOException, InterruptedException {
        String runtime = ContentKey.of(folder.resolve(NativeRuntime.RUNTIME));
        String binding = ContentKey.of(folder.resolve(NativeRuntime.BINDING));
        return layer(
                "runtime",
                List.of(FORMAT, runtime, binding),
                _ ->
                        new LayerStore.Made(
                                NativeRuntime.entries(folder),
                                Map.of(
                                        NativeRuntime.RUNTIME,
                                        runtime,
                                        NativeRuntime.BINDING,
                                        binding)));
    }

    /// A layer of the store; says whether it was made and how long that took.
    public LayerStore.Stored layer(String name, List<String> inputs, LayerStore.Maker maker)
            throws BaseException, IOException, InterruptedException {
        long start = System.nanoTime();
        LayerStore.Stored stored = store.layer(name, inputs, maker);
        console.accept(
                "%-10s %s %,9d kB %s"
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

    /// The newest Debian packages of these names, unpacked.
    public static LayerStore.Made packages(List<String> names, Path scratch)
            throws BaseException, IOException, InterruptedException {
        Path root = scratch.resolve("root");
        var packages = DebianPackages.extract(names, scratch, root);
        String json = new JsonMapper().writeValueAsString(packages);
        return new LayerStore.Made(FolderEntries.of(root, ""), Map.of("packages", json));
    }

    /// A file of this machine as an entry that everybody may read.
    public static TarEntry file(String path, Path file) throws IOException {
        return new TarEntry.RegularFile(path, 0644, Files.size(file), ContentSource.of(file));
    }

    /// The distribution, because its packages differ from those of another one with the same names.
    public static String release() throws BaseException, IOException {
        DebianPackages.requireDebian();
        Path file = Path.of("/etc/os-release");
        return Files.exists(file) ? ContentKey.of(file) : "unknown";
    }

    private static String machine() throws BaseException {
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
