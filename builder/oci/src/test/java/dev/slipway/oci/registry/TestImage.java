package dev.slipway.oci.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.oci.BlobSource;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageConfig;
import dev.slipway.oci.Layer;
import dev.slipway.oci.Manifest;
import dev.slipway.oci.Measured;
import dev.slipway.oci.MediaTypes;
import dev.slipway.oci.OciException;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// An image in memory whose layers are random bytes of given sizes.
record TestImage(Manifest manifest, Map<Digest, byte[]> content) {

    /// @param seeds one layer for each; equal seeds are equal layers
    static TestImage of(int layerBytes, long... seeds) {
        var content = new HashMap<Digest, byte[]>();
        var layers = new ArrayList<Layer>();
        for (long seed : seeds) {
            byte[] bytes = new byte[layerBytes];
            new Random(seed).nextBytes(bytes);
            Measured measured = Measured.of(bytes);
            content.put(measured.digest(), bytes);
            layers.add(
                    new Layer(
                            "layer",
                            new Descriptor(MediaTypes.LAYER_TAR, measured),
                            measured.digest()));
        }
        byte[] config = ImageConfig.of("amd64", ImageConfig.Run.none(), layers).bytes();
        content.put(Digest.of(config), config);
        Manifest manifest =
                Manifest.of(
                        new Descriptor(MediaTypes.CONFIG, Measured.of(config)),
                        layers.stream().map(Layer::blob).toList(),
                        Map.of());
        content.put(manifest.descriptor().digest(), manifest.bytes());
        return new TestImage(manifest, content);
    }

    Digest digest() {
        return manifest.descriptor().digest();
    }

    Digest layer(int index) {
        return manifest.layers().get(index).digest();
    }

    BlobSource blobs() {
        return digest -> {
            byte[] bytes = content.get(digest);
            if (bytes == null) {
                throw new OciException("no blob " + digest);
            }
            return new ByteArrayInputStream(bytes);
        };
    }

    /// The same image, of which one blob gives other bytes than it should.
    TestImage withBroken(Digest blob, String bytes) {
        var broken = new HashMap<>(content);
        broken.put(blob, bytes.getBytes(UTF_8));
        return new TestImage(manifest, broken);
    }

    long bytes() {
        return content.values().stream().mapToLong(each -> each.length).sum();
    }

    PushRequest to(Repository repository, String... tags) {
        return new PushRequest(repository, digest(), List.of(tags), blobs(), Map.of());
    }
}
