package dev.slipway.registry.version;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.kit.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which paths files of a version may have, and what they are by name.
final class FilePaths {
    static final String MODEL = "model.onnx";
    static final String SIGNATURE = "signature.json";
    static final String TRAINING = "training.json";
    static final String CARD = "card.md";

    private static final int MAX_LENGTH = 512;
    private static final String OTHER = "application/octet-stream";
    private static final Map<String, String> MEDIA_TYPES =
            Map.of(
                    "json", "application/json",
                    "md", "text/markdown",
                    "txt", "text/plain",
                    "csv", "text/csv",
                    "yaml", "application/yaml");

    private FilePaths() {}

    /// @throws ProblemException INVALID_REQUEST unless it is a plain relative path
    static void require(String path) {
        if (path.isEmpty() || path.length() > MAX_LENGTH) {
            throw refused("must have 1 to %d characters".formatted(MAX_LENGTH));
        }
        if (path.chars().anyMatch(c -> c < ' ' || c == '\\' || c == ':' || c == '*')) {
            throw refused("must not contain \\ : * or control characters");
        }
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw refused("must be relative, without empty, '.' or '..' segments");
            }
        }
    }

    private static ProblemException refused(String message) {
        return new ProblemException(
                ErrorCode.INVALID_REQUEST,
                "The path of a file " + message + ".",
                List.of(new Violation("path", "path", message)));
    }

    /// The media type by extension; the name alone decides, so that the digest of the same files is
    /// the same whoever sends them.
    static String mediaType(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return MEDIA_TYPES.getOrDefault(extension, OTHER);
    }
}
