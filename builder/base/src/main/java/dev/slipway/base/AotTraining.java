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
// sizes
/// and times of its module file and of the jar, so the training runs from unpacked layers, whose
// times
/// are those of the image.
final class AotTraining {
    private static final long CHECK_SECONDS = 60;

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
        Files.createDirectories(root.resolve("tmp"));
        new TrainingRun(root).run();
        Path cache = root.resolve(StartCommand.CACHE);
        if (!Files.isRegularFile(cache)) {
            throw new BaseException(
                    "the training run left no AOT cache at " + StartCommand.CACHE + ".");
        }
        Files.setLastModifiedTime(cache, FileTime.from(TarStream.LAYER_TIME));
        Path moved = Files.move(root, scratch.resolve("elsewhere"));
        requireAccepted(moved);
        return moved.resolve(StartCommand.CACHE);
    }

    private void unpack(Path root) throws IOException {
        var unpacker = new Unpacker(root, Unpacker.Limits.DEFAULT);
        for (Layer layer : runtimeLayers) {
            try (var tar = new GZIPInputStream(Files.newInputStream(store.blob(layer)), 1 << 16)) {
                unpacker.apply(tar);
            }
        }
        var jar = List.of(BaseBuilder.file(StartCommand.JAR, servingJar));
        try (var tar = TarStream.layer(jar)) {
            unpacker.apply(tar);
        }
        unpacker.finish();
    }

    /// Starts once more, in another folder as a local deployment does, with a cache that must be
    // used.
    private static void requireAccepted(Path root)
            throws BaseException, IOException, InterruptedException {
        var command = new ArrayList<>(StartCommand.below(root.toString(), "-XX:AOTCache"));
        command.add(1, "-XX:AOTMode=on");
        command.set(command.size() - 1, "describe");
        command.addAll(List.of("--model", root.resolve(TrainingModel.MODEL).toString()));
        new ExternalTool(root, CHECK_SECONDS).run(command);
    }
}
