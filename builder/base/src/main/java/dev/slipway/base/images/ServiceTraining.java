package dev.slipway.base.images;

import dev.slipway.base.BaseException;
import dev.slipway.base.ExternalTool;
import dev.slipway.base.Folders;
import dev.slipway.base.LayerStore;
import dev.slipway.base.Tries;
import dev.slipway.oci.Layer;
import dev.slipway.oci.TarStream;
import dev.slipway.oci.Unpacker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Trains AOT caches against a real PostgreSQL and S3 endpoint, which are started for the first
/// service that needs them. The runtime compares names, sizes and times of its module file and of
/// the jars, so a service is trained from unpacked layers, whose times are those of the image, and
/// the cache is tried once more in another folder.
final class ServiceTraining implements AppTraining, AutoCloseable {
    private static final long CREATE_SECONDS = 240;

    private final LayerStore store;
    private final Installation installation;
    private @Nullable TrainingServers servers;
    private @Nullable Path folder;

    ServiceTraining(LayerStore store, Installation installation) {
        this.store = store;
        this.installation = installation;
    }

    @Override
    public Path train(Service service, List<Layer> below, Path scratch)
            throws BaseException, IOException, InterruptedException {
        Path root = scratch.resolve("train");
        unpack(below, root);
        Path configuration = scratch.resolve("app.aotconf");
        var run = new ServiceRun(service, servers());
        run.live(root, List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + configuration));
        create(root, configuration);
        Path moved = Files.move(root, scratch.resolve("elsewhere"));
        Path cache = moved.resolve(ServiceCommand.CACHE);
        var mustUse = List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache);
        Tries.upToThree(() -> run.live(moved, mustUse));
        return cache;
    }

    private void unpack(List<Layer> layers, Path root) throws IOException {
        var unpacker = new Unpacker(root, Unpacker.Limits.DEFAULT);
        for (Layer layer : layers) {
            if (!layer.name().equals("base")) {
                try (InputStream tar =
                        new GZIPInputStream(Files.newInputStream(store.blob(layer)), 1 << 16)) {
                    unpacker.apply(tar);
                }
            }
        }
        unpacker.finish();
    }

    private static void create(Path root, Path configuration)
            throws BaseException, IOException, InterruptedException {
        Path cache = root.resolve(ServiceCommand.CACHE);
        String said =
                new ExternalTool(root, CREATE_SECONDS)
                        .run(
                                ServiceCommand.below(
                                        root.toString(),
                                        List.of(
                                                "-XX:AOTMode=create",
                                                "-XX:AOTConfiguration=" + configuration,
                                                "-XX:AOTCache=" + cache)));
        if (!Files.isRegularFile(cache)) {
            throw new BaseException(
                    "the AOT cache was not written: " + ExternalTool.lastLines(said));
        }
        Files.setLastModifiedTime(cache, FileTime.from(TarStream.LAYER_TIME));
    }

    private TrainingServers servers() throws BaseException, IOException, InterruptedException {
        TrainingServers running = servers;
        if (running == null) {
            Path home = Files.createTempDirectory("slipway-training-");
            folder = home;
            running = TrainingServers.start(installation.localJar(), home);
            servers = running;
        }
        return running;
    }

    @Override
    public void close() throws IOException {
        if (servers != null) {
            servers.close();
        }
        if (folder != null) {
            Folders.delete(folder);
        }
    }
}
