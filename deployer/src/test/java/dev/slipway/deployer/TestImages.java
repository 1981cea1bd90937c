package dev.slipway.deployer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.kit.object.BlobStore;
import dev.slipway.kit.object.ObjectStore;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageConfig;
import dev.slipway.oci.Layer;
import dev.slipway.oci.Manifest;
import dev.slipway.oci.Measured;
import dev.slipway.oci.MediaTypes;
import dev.slipway.oci.TarEntry;
import dev.slipway.oci.TarStream;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// Makes small images as the builder would and puts their blobs where the builder keeps them.
@ApplicationScoped
public class TestImages {
    private static final String MAIN = "dev/slipway/serving/Main.class";

    private final ObjectStore store;

    TestImages(ObjectStore store) {
        this.store = store;
    }

    /// Content of a release descriptor.
    public record Content(String versionDigest, UUID evaluationId, String behaviour) {
        String descriptor() {
            return "{\"versionDigest\":\"%s\",\"evaluationId\":\"%s\",\"behaviour\":\"%s\"}"
                    .formatted(versionDigest, evaluationId, behaviour);
        }
    }

    /// A layer to be made.
    public record Part(String name, List<TarEntry> entries) {}

    /// What comes before the parts of a test: layers that lie elsewhere, and how the image is run.
    public record Ground(List<Layer> layers, ImageConfig.Run run) {}

    /// An image with descriptor and model; answers its digest.
    public dev.slipway.core.id.Digest modelOnly(Content content) {
        return image(new Ground(List.of(), run(List.of())), List.of(config(content), model()));
    }

    /// An image that brings a Java command and a server, too.
    public dev.slipway.core.id.Digest runnable(Content content) {
        List<String> entrypoint =
                List.of(
                        "/opt/jre/bin/java",
                        "-Dmark=/opt/onnxruntime",
                        "-cp",
                        "/opt/slipway/serving.jar",
                        "dev.slipway.serving.Main",
                        "online",
                        "--port",
                        "8080");
        return image(
                new Ground(List.of(), run(entrypoint)),
                List.of(runtime(), config(content), model()));
    }

    /// How an image with an entrypoint is run.
    public static ImageConfig.Run run(List<String> entrypoint) {
        return new ImageConfig.Run("65532", List.of(), entrypoint, List.of(), null, Map.of());
    }

    /// The layer with the release descriptor.
    public static Part config(Content content) {
        return new Part(
                "config",
                List.of(
                        new TarEntry.RegularFile(
                                "slipway/release.json", content.descriptor().getBytes(UTF_8))));
    }

    /// The layer with the model.
    public static Part model() {
        return new Part(
                "model",
                List.of(
                        new TarEntry.RegularFile(
                                "models/fake/1/model.onnx", "onnx".getBytes(UTF_8))));
    }

    /// The layer with the fake server.
    public static Part server() {
        return new Part(
                "serving", List.of(new TarEntry.RegularFile("opt/slipway/serving.jar", jar())));
    }

    private static Part runtime() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        byte[] script = "#!/bin/sh\nexec %s \"$@\"\n".formatted(java).getBytes(UTF_8);
        return new Part(
                "jre",
                List.of(
                        new TarEntry.RegularFile(
                                "opt/jre/bin/java",
                                0755,
                                script.length,
                                () -> new ByteArrayInputStream(script)),
                        new TarEntry.RegularFile("opt/slipway/serving.jar", jar())));
    }

    private static byte[] jar() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes);
                InputStream main =
                        Objects.requireNonNull(
                                TestImages.class.getClassLoader().getResourceAsStream(MAIN))) {
            JarEntry entry = new JarEntry(MAIN);
            entry.setTime(0);
            jar.putNextEntry(entry);
            main.transferTo(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// Makes an image of layers that lie elsewhere and parts whose blobs are stored.
    public dev.slipway.core.id.Digest image(Ground ground, List<Part> parts) {
        try {
            List<Layer> layers = new ArrayList<>(ground.layers());
            for (Part part : parts) {
                Layer layer = Layer.measureTar(part.name(), part.entries());
                put(layer.blob().digest(), TarStream.layer(part.entries()).readAllBytes());
                layers.add(layer);
            }
            byte[] config = ImageConfig.of("amd64", ground.run(), layers).bytes();
            put(Digest.of(config), config);
            byte[] manifest =
                    Manifest.of(
                                    new Descriptor(MediaTypes.CONFIG, Measured.of(config)),
                                    layers.stream().map(Layer::blob).toList(),
                                    Map.of())
                            .bytes();
            put(Digest.of(manifest), manifest);
            return new dev.slipway.core.id.Digest(Digest.of(manifest).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts other bytes in the place of a blob.
    public void tamper(dev.slipway.core.id.Digest blob) {
        put(new Digest(blob.hex()), "{}".getBytes(UTF_8));
    }

    private void put(Digest digest, byte[] bytes) {
        store.put(
                BlobStore.key("builder", digest.hex()),
                new ByteArrayInputStream(bytes),
                bytes.length);
    }
}
