package dev.slipway.base;

import dev.slipway.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The small fixed model that the AOT cache is trained on, with its release descriptor.
final class TrainingModel {
    static final String NAME = "training";
    static final String MODEL = "models/training/1/model.onnx";
    static final String RELEASE = "slipway/release.json";

    private TrainingModel() {}

    static String key() throws IOException {
        return Digest.of(resource("model.onnx")) + " " + Digest.of(resource("release.json"));
    }

    static byte[] release() throws IOException {
        return resource("release.json");
    }

    /// Lays out a serving root with the model in it.
    static void writeTo(Path root) throws IOException {
        write(root.resolve(MODEL), resource("model.onnx"));
        write(root.resolve(RELEASE), resource("release.json"));
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, content);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream content = TrainingModel.class.getResourceAsStream("training/" + name)) {
            if (content == null) {
                throw new IOException("the tool's own file training/" + name + " is missing");
            }
            return content.readAllBytes();
        }
    }
}
