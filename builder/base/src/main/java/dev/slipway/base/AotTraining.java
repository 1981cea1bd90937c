package dev.slipway.base;

import dev.slipway.oci.Layer;
import dev.slipway.oci.TarStream;
import dev.slipway.oci.Unpacker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Trains the AOT cache of `serving` and proves that it is accepted. The runtime compares names,
/// sizes and times of its module file and of the jar, so the training runs from unpacked layers,
/// whose times are those of the image.
final class AotTraining {
    private static final long CHECK_SECONDS = 60;
    private static final long CREATE_SECONDS = 120;

    private final LayerStore store;
    private final List<Layer> runtimeLayers;
    private final Path servingJar;

    AotTraining(LayerStore store, List<Layer> runtimeLayers, Path servingJar) {
        this.store = store;
        this.runtimeLayers = List.copyOf(runtimeLayers);
        this.servingJar = servingJar;
    }

    /// The finished cache, somewhere below `scratch`.
    Path train(Path scratch) throws BaseException, IOException, InterruptedException {
        Path root = scratch.resolve("train");
        unpack(root);
        TrainingModel.writeTo(root);
        Path configuration = scratch.resolve("serving.aotconf");
        new TrainingRun(root, configuration).run();
        create(root, configuration);
        Path moved = Files.move(root, scratch.resolve("elsewhere"));
        Tries.upToThree(() -> requireAccepted(moved));
        return moved.resolve(StartCommand.CACHE);
    }

    /// Makes the cache in a step of its own: the runtime's one-step form starts a process, for
    /// which the trimmed runtime has no helper.
    private static void create(Path root, Path configuration)
            throws BaseException, IOException, InterruptedException {
        Path cache = root.resolve(StartCommand.CACHE);
        var options =
                List.of(
                        "-XX:AOTMode=create",
                        "-XX:AOTConfiguration=" + configuration,
                        "-XX:AOTCache=" + cache);
        String said =
                new ExternalTool(root, CREATE_SECONDS)
                        .run(StartCommand.below(root.toString(), options));
        if (!Files.isRegularFile(cache)) {
            throw new BaseException(
                    "the AOT cache was not written: " + ExternalTool.lastLines(said));
        }
        Files.setLastModifiedTime(cache, FileTime.from(TarStream.LAYER_TIME));
    }

    private void unpack(Path root) throws IOException {
        var unpacker = new Unpacker(root, Unpacker.Limits.DEFAULT);
        for (Layer layer : runtimeLayers) {
            try (var tar = new GZIPInputStream(Files.newInputStream(store.blob(layer)), 1 << 16)) {
                unpacker.apply(tar);
            }
        }
        var jar = List.of(CommonLayers.file(StartCommand.JAR, servingJar));
        try (var tar = TarStream.layer(jar)) {
            unpacker.apply(tar);
        }
        unpacker.finish();
    }

    /// Starts once more, in another folder as a local deployment does, with a cache that must be
    /// used.
    private static void requireAccepted(Path root)
            throws BaseException, IOException, InterruptedException {
        var options = List.of("-XX:AOTMode=on", "-XX:AOTCache=" + root.resolve(StartCommand.CACHE));
        var command = new ArrayList<>(StartCommand.below(root.toString(), options));
        command.set(command.size() - 1, "describe");
        command.addAll(List.of("--model", root.resolve(TrainingModel.MODEL).toString()));
        new ExternalTool(root, CHECK_SECONDS).run(command);
    }
}
