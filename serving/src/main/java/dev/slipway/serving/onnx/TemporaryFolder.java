package dev.slipway.serving.onnx;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;

/// The empty folder that the runtime makes while it loads and removes when the process ends.
public final class TemporaryFolder {
    private static final String OWNER = "ai.onnxruntime.OnnxRuntime";
    private static final String FIELD = "tempDirectory";

    private TemporaryFolder() {}

    /// Removes it now, because a limited process can remove nothing. A runtime that keeps its
    // folder
    /// elsewhere leaves it behind, which harms nobody.
    public static void remove() {
        try {
            Field field = Class.forName(OWNER).getDeclaredField(FIELD);
            field.setAccessible(true);
            if (field.get(null) instanceof Path folder) {
                Files.deleteIfExists(folder);
            }
        } catch (ReflectiveOperationException | IOException stays) {
            System.getLogger(TemporaryFolder.class.getName())
                    .log(System.Logger.Level.DEBUG, "the runtime's folder stays", stays);
        }
    }
}
