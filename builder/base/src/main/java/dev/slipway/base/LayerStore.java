package dev.slipway.base;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.Layer;
import dev.slipway.oci.Measured;
import dev.slipway.oci.MeasuringOutputStream;
import dev.slipway.oci.MediaTypes;
import dev.slipway.oci.TarEntry;
import dev.slipway.oci.TarStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Keeps finished layers by what they were made from, so that a layer is made again only when an
/// input has changed. One process at a time uses a store.
public final class LayerStore implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final FileChannel lock;
    private final boolean refresh;

    /// A layer as it is made: its entries and what is worth recording about them.
    public record Made(List<TarEntry> entries, Map<String, String> facts, Packing packing) {
        /// A compressed layer.
        public Made(List<TarEntry> entries, Map<String, String> facts) {
            this(entries, facts, Packing.GZIP);
        }
    }

    /// Whether a layer is compressed: what is compressed already is not.
    public enum Packing {
        GZIP,
        PLAIN
    }

    /// A finished layer and what was recorded when it was made.
    public record Stored(Layer layer, Map<String, String> facts, boolean reused) {}

    /// Makes the entries of a layer in an empty folder, which is deleted afterwards.
    @FunctionalInterface
    public interface Maker {
        Made make(Path scratch) throws BaseException, IOException, InterruptedException;
    }

    record Document(String name, Descriptor blob, Digest diffId, Map<String, String> facts) {}

    private LayerStore(Path folder, FileChannel lock, boolean refresh) {
        this.folder = folder;
        this.lock = lock;
        this.refresh = refresh;
    }

    /// Opens a store, waiting for another process that uses it; with `refresh` nothing in it is
    /// used again.
    public static LayerStore open(Path folder, boolean refresh) throws IOException {
        Files.createDirectories(folder);
        var channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        channel.lock();
        return new LayerStore(folder, channel, refresh);
    }

    /// The layer made from exactly these inputs: a stored one, or a new one.
    public Stored layer(String name, List<String> inputs, Maker maker)
            throws BaseException, IOException, InterruptedException {
        String key = name + "-" + ContentKey.of(inputs).hex().substring(0, 32);
        Path document = folder.resolve(key + ".json");
        if (!refresh && Files.exists(document)) {
            Document stored = JSON.readValue(document.toFile(), Document.class);
            var layer = new Layer(stored.name(), stored.blob(), stored.diffId());
            if (Files.exists(blob(layer))) {
                return new Stored(layer, stored.facts(), true);
            }
        }
        return make(name, document, maker);
    }

    private Stored make(String name, Path document, Maker maker)
            throws BaseException, IOException, InterruptedException {
        Path scratch = Folders.empty(folder.resolve("scratch"));
        Made made = maker.make(scratch);
        Path spool = scratch.resolve("layer.tar.gz");
        Layer layer;
        try (var out = Files.newOutputStream(spool)) {
            layer =
                    switch (made.packing()) {
                        case GZIP -> Layer.writeGzip(name, made.entries(), out);
                        case PLAIN -> writePlain(name, made.entries(), out);
                    };
        }
        Files.move(spool, blob(layer), StandardCopyOption.REPLACE_EXISTING);
        var facts = new TreeMap<>(made.facts());
        Path half = scratch.resolve("layer.json");
        JSON.writeValue(half.toFile(), new Document(name, layer.blob(), layer.diffId(), facts));
        Files.move(half, document, StandardCopyOption.REPLACE_EXISTING);
        Folders.delete(scratch);
        return new Stored(layer, facts, false);
    }

    private static Layer writePlain(String name, List<TarEntry> entries, OutputStream out)
            throws IOException {
        var blob = new MeasuringOutputStream(out);
        try (InputStream tar = TarStream.layer(entries)) {
            tar.transferTo(blob);
        }
        Measured measured = blob.measured();
        return new Layer(name, new Descriptor(MediaTypes.LAYER_TAR, measured), measured.digest());
    }

    /// Where the finished layer lies.
    public Path blob(Layer layer) {
        String ending = layer.blob().mediaType().equals(MediaTypes.LAYER_TAR) ? ".tar" : ".tar.gz";
        return folder.resolve(layer.blob().digest().hex() + ending);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
