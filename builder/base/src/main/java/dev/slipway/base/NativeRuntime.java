package dev.slipway.base;

import dev.slipway.oci.ContentSource;
import dev.slipway.oci.TarEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// ONNX Runtime's two libraries for the one platform of the image.
public final class NativeRuntime {
    public static final String PLACE = "opt/onnxruntime";
    static final String RUNTIME = "libonnxruntime.so";
    static final String BINDING = "libonnxruntime4j_jni.so";

    private NativeRuntime() {}

    static List<TarEntry> entries(Path folder) throws IOException {
        return List.of(library(folder, RUNTIME), library(folder, BINDING));
    }

    private static TarEntry library(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        return new TarEntry.RegularFile(
                PLACE + "/" + name, 0755, Files.size(file), ContentSource.of(file));
    }
}
