package dev.slipway.serving.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;

/// Finds and loads ONNX Runtime's native libraries, once per process.
///
/// Order: the system property `onnxruntime.native.path`; the folder `native` beside the jar;
/// `/opt/onnxruntime` as in an image. The jar itself carries no natives. The environment variable
/// `ORT_DISABLE_TELEMETRY=1` is the launcher's duty: the runtime reads it once, while it loads.
public final class RuntimeLibrary {
    private static final String PATH_PROPERTY = "onnxruntime.native.path";
    private static final String LIBRARY = "libonnxruntime.so";
    private static final Path IMAGE_FOLDER = Path.of("/opt/onnxruntime");

    private RuntimeLibrary() {}

    /// Loads the libraries and gives the one environment of the process.
    ///
    /// @throws IllegalStateException naming the places looked at when there is no library
    public static OrtEnvironment load() {
        System.setProperty(PATH_PROPERTY, folder().toString());
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "slipway");
    }

    /// The folder of the libraries.
    ///
    /// @throws IllegalStateException naming the places looked at when there is none
    public static Path folder() {
        String given = System.getProperty(PATH_PROPERTY);
        return given == null ? locate() : Path.of(given);
    }

    private static Path locate() {
        List<Path> places = new ArrayList<>();
        Path home = codeFolder();
        if (home != null) {
            places.add(home.resolve("native"));
        }
        places.add(IMAGE_FOLDER);
        for (Path place : places) {
            if (Files.isRegularFile(place.resolve(LIBRARY))) {
                return place;
            }
        }
        throw new IllegalStateException(
                "no " + LIBRARY + " in " + places + "; set -D" + PATH_PROPERTY + "=FOLDER");
    }

    private static @org.jspecify.annotations.Nullable Path codeFolder() {
        CodeSource source = RuntimeLibrary.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return null;
        }
        try {
            return Path.of(source.getLocation().toURI()).toAbsolutePath().getParent();
        } catch (URISyntaxException unusable) {
            return null;
        }
    }
}
