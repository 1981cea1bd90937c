package dev.slipway.builder;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageConfig;
import dev.slipway.oci.Index;
import dev.slipway.oci.Layer;
import dev.slipway.oci.Manifest;
import dev.slipway.oci.MediaTypes;
import dev.slipway.oci.OciLayout;
import dev.slipway.oci.TarEntry;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Configures a base image of one small gzipped layer.
public class TestBase implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("slipway-base");
            write(folder);
            return Map.of("slipway.base.image", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the base and gives its digest.
    public static Digest write(Path folder) throws IOException {
        OciLayout layout = OciLayout.create(folder);
        Path spool = layout.newSpoolFile();
        Layer layer;
        try (OutputStream out = Files.newOutputStream(spool)) {
            var server = new TarEntry.RegularFile("opt/server", "the server".getBytes(UTF_8));
            layer = Layer.writeGzip("rootfs", List.of(server), out);
        }
        layout.adopt(spool, layer.blob().digest());
        var run =
                new ImageConfig.Run(
                        "65532", List.of("A=1"), List.of("/opt/server"), List.of(), "/", null);
        byte[] config = ImageConfig.of("amd64", run, List.of(layer)).bytes();
        Manifest manifest =
                Manifest.of(
                        new Descriptor(MediaTypes.CONFIG, layout.write(config)),
                        List.of(layer.blob()),
                        Map.of());
        layout.write(manifest.bytes());
        layout.writeIndex(Index.of(List.of(manifest.descriptor())));
        return manifest.descriptor().digest();
    }

    @Override
    public void stop() {}
}
