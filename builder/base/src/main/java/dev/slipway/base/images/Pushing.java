package dev.slipway.base.images;

import dev.slipway.base.LayerStore;
import dev.slipway.oci.BlobSource;
import dev.slipway.oci.Digest;
import dev.slipway.oci.Layer;
import dev.slipway.oci.registry.Credentials;
import dev.slipway.oci.registry.PushReport;
import dev.slipway.oci.registry.PushRequest;
import dev.slipway.oci.registry.RegistryClient;
import dev.slipway.oci.registry.Repository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Pushes images below one prefix of a registry. What an earlier image brought there is mounted,
/// not sent again.
final class Pushing {
    private final RegistryClient client;
    private final Credentials credentials;
    private final Repository prefix;
    private final String tag;
    private final LayerStore store;
    private final Map<Digest, Repository> brought = new HashMap<>();

    Pushing(
            RegistryClient client,
            Credentials credentials,
            Repository prefix,
            String tag,
            LayerStore store) {
        this.client = client;
        this.credentials = credentials;
        this.prefix = prefix;
        this.tag = tag;
        this.store = store;
    }

    PushReport push(BuiltImage image) throws IOException, InterruptedException {
        Repository repository = prefix.below(image.name().wireName());
        PushReport report =
                client.push(
                        new PushRequest(
                                repository,
                                image.digest(),
                                List.of(tag),
                                blobs(image),
                                Map.copyOf(brought)),
                        credentials,
                        _ -> {});
        image.layers().forEach(layer -> brought.putIfAbsent(layer.blob().digest(), repository));
        return report;
    }

    private BlobSource blobs(BuiltImage image) {
        var documents =
                Map.of(
                        image.digest(), image.manifest().bytes(),
                        image.manifest().config().digest(), image.config());
        var layers = new HashMap<Digest, Layer>();
        image.layers().forEach(layer -> layers.put(layer.blob().digest(), layer));
        return digest -> {
            byte[] document = documents.get(digest);
            Layer layer = layers.get(digest);
            if (document != null) {
                return new ByteArrayInputStream(document);
            }
            if (layer == null) {
                throw new IOException(image.name().wireName() + " has no blob " + digest);
            }
            return Files.newInputStream(store.blob(layer));
        };
    }
}
