package dev.slipway.deployer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.id.Digest;
import dev.slipway.deployer.TestImages;
import dev.slipway.deployer.evidence.ImageBlobs;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Image;
import dev.slipway.oci.Index;
import dev.slipway.oci.Layer;
import dev.slipway.oci.Measured;
import dev.slipway.oci.MediaTypes;
import dev.slipway.oci.OciLayout;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Images that a cluster can run: operating system and JRE of the real base, the fake server, a
/// descriptor and a model; pushed to the test registry with skopeo, as the gateway would serve
/// them.
@ApplicationScoped
public class ClusterImages {
    private static final Path BASE = Path.of("target/test-base");
    private static final Path TOOL = Path.of("../builder/base/target/builder-base.jar");
    private static final List<String> GROUND = List.of("rootfs", "jre");
    private static final List<String> ENTRYPOINT =
            List.of(
                    "/opt/jre/bin/java",
                    "-XX:+UseSerialGC",
                    "-Xmx1g",
                    "-cp",
                    "/opt/slipway/serving.jar",
                    "dev.slipway.serving.Main",
                    "online",
                    "--root",
                    "/",
                    "--host",
                    "0.0.0.0",
                    "--port",
                    "8080");

    private final TestImages images;
    private final ImageBlobs blobs;

    ClusterImages(TestImages images, ImageBlobs blobs) {
        this.images = images;
        this.blobs = blobs;
    }

    /// Makes an image and pushes it as `default/fake`.
    Digest runnable(TestImages.Content content) throws IOException {
        return runnable(content, "default/fake");
    }

    /// Makes an image and pushes it to a repository.
    Digest runnable(TestImages.Content content, String repository) throws IOException {
        OciLayout base = base();
        Digest digest =
                images.image(
                        new TestImages.Ground(ground(base), TestImages.run(ENTRYPOINT)),
                        List.of(
                                TestImages.server(),
                                TestImages.config(content),
                                TestImages.model()));
        push(base, digest, repository);
        return digest;
    }

    private static OciLayout base() throws IOException {
        if (!Files.isRegularFile(BASE.resolve(OciLayout.INDEX_FILE))) {
            run(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-jar",
                    TOOL.toString(),
                    "--out",
                    BASE.toString());
        }
        return OciLayout.open(BASE);
    }

    private static List<Layer> ground(OciLayout base) throws IOException {
        Image image = Image.read(base, base.onlyManifest().digest());
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < image.manifest().layers().size(); i++) {
            Descriptor layer = image.manifest().layers().get(i);
            String name =
                    Optional.ofNullable(layer.annotations())
                            .map(annotations -> annotations.get(Layer.NAME_ANNOTATION))
                            .orElse("");
            if (GROUND.contains(name)) {
                layers.add(new Layer(name, layer, image.config().rootFs().diffIds().get(i)));
            }
        }
        assertThat(layers).extracting(Layer::name).containsExactlyElementsOf(GROUND);
        return layers;
    }

    private void push(OciLayout base, Digest digest, String repository) throws IOException {
        Image image = blobs.read(digest);
        Path folder = Files.createTempDirectory("pushed");
        OciLayout layout = OciLayout.create(folder);
        for (Descriptor layer : image.manifest().layers()) {
            if (base.has(layer.digest())) {
                Files.createSymbolicLink(
                        folder.resolve(OciLayout.blobPath(layer.digest())),
                        BASE.resolve(OciLayout.blobPath(layer.digest())).toAbsolutePath());
            } else {
                write(layout, layer.digest());
            }
        }
        write(layout, image.manifest().config().digest());
        Measured manifest = write(layout, dev.slipway.oci.Digest.parse(digest.value()));
        layout.writeIndex(Index.of(List.of(new Descriptor(MediaTypes.MANIFEST, manifest))));
        run(
                "skopeo",
                "copy",
                "--preserve-digests",
                "--dest-tls-verify=false",
                "oci:" + folder,
                "docker://%s/%s:latest"
                        .formatted(System.getenv("SLIPWAY_TEST_REGISTRY"), repository));
    }

    private Measured write(OciLayout layout, dev.slipway.oci.Digest digest) throws IOException {
        try (InputStream content = blobs.open(digest)) {
            return layout.write(content.readAllBytes());
        }
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(process.exitValue()).as(said).isZero();
    }
}
