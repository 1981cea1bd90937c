package dev.slipway.core.onnx;

import dev.slipway.core.onnx.OnnxRefusal.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/// Where the bytes of a tensor may lie: in a regular file inside the model's folder, reached
/// without a link of any kind, within the file's bounds. These rules rely on no check of a runtime.
public final class ExternalDataRules {
    private ExternalDataRules() {}

    /// Checks the stated locations alone; [OnnxReader] does it for every model.
    ///
    /// @throws OnnxRefusal for the first location that could leave the folder
    public static void checkLocations(OnnxModel model) {
        model.externalData().forEach(ExternalDataRules::location);
    }

    /// Checks against the files of a version.
    ///
    /// @param sizes bytes of each file by its relative path
    /// @throws OnnxRefusal when a file is missing or too short
    public static void checkFiles(OnnxModel model, Map<String, Long> sizes) {
        for (ExternalData data : model.externalData()) {
            location(data);
            Long size = sizes.get(data.location());
            if (size == null) {
                throw refused(data, "which is not among the files");
            }
            bounds(data, size);
        }
    }

    /// Checks against the files of a folder on disk.
    ///
    /// @throws OnnxRefusal for a missing, linked or too short file
    public static void checkFolder(OnnxModel model, Path folder) throws IOException {
        Path root = folder.toRealPath();
        for (ExternalData data : model.externalData()) {
            location(data);
            bounds(data, plainFile(data, root));
        }
    }

    private static void location(ExternalData data) {
        String location = data.location();
        if (location.startsWith("/") || location.matches("[A-Za-z]:.*")) {
            throw refused(data, "which is an absolute path");
        }
        if (location.chars().anyMatch(c -> c < ' ' || c == '\\' || c == '*' || c == ':')) {
            throw refused(data, "which has characters that no path here may have");
        }
        for (String segment : location.split("/", -1)) {
            if (segment.equals("..")) {
                throw refused(data, "which leaves the model's folder by '..'");
            }
            if (segment.isEmpty() || segment.equals(".")) {
                throw refused(data, "which is not a plain relative path");
            }
        }
    }

    private static long plainFile(ExternalData data, Path root) throws IOException {
        Path file = root;
        for (String segment : data.location().split("/", -1)) {
            file = file.resolve(segment);
            if (Files.isSymbolicLink(file)) {
                throw refused(data, "which passes a symbolic link");
            }
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw refused(data, "which is not a file in the model's folder");
        }
        if (!file.toRealPath().startsWith(root)) {
            throw refused(data, "which leaves the model's folder");
        }
        Object links = Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
        if (links instanceof Number count && count.longValue() > 1) {
            throw refused(data, "which is a hard link");
        }
        return Files.size(file);
    }

    private static void bounds(ExternalData data, long size) {
        long length = data.length().orElse(Math.max(0, size - data.offset()));
        if (data.offset() > size || length > size - data.offset()) {
            throw refused(
                    data,
                    "whose bytes %d to %d are beyond its end at %d"
                            .formatted(data.offset(), data.offset() + length, size));
        }
    }

    private static OnnxRefusal refused(ExternalData data, String why) {
        return new OnnxRefusal(
                Kind.EXTERNAL_DATA,
                "external data is at '" + data.location() + "', " + why,
                "tensor " + data.tensor());
    }
}
