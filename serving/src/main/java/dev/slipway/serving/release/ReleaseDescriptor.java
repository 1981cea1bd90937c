package dev.slipway.serving.release;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.model.Signature;
import dev.slipway.core.statistics.Baseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// `/slipway/release.json`: all that a server learns about its release.
///
/// @param modelPath the model file, relative to the root
/// @param golden rows with the answers given at validation; absent: no check
/// @param baseline the bins to count in; absent: nothing is counted per column
/// @param monitor the window of those counts; absent with the baseline
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReleaseDescriptor(
        String apiVersion,
        String project,
        String model,
        String slug,
        int version,
        String versionDigest,
        @Nullable Signature signature,
        String modelPath,
        @Nullable Golden golden,
        @Nullable Baseline baseline,
        @Nullable Monitor monitor) {
    private static final String API_VERSION = "slipway.dev/v1";
    private static final Path PLACE = Path.of("slipway", "release.json");
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /// Golden rows: a V2 request and the answer it got.
    ///
    /// @param tolerance largest difference allowed per number, relative above 1, absolute below
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Golden(double tolerance, JsonNode request, JsonNode response) {}

    /// How counts are cut into windows of event time.
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Monitor(long windowSeconds) {}

    /// Reads the descriptor below a root folder.
    ///
    /// @throws IOException saying what is wrong with it
    public static ReleaseDescriptor read(Path root) throws IOException {
        Path file = root.resolve(PLACE);
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no " + PLACE + " below the root");
        }
        ReleaseDescriptor release = JSON.readValue(file.toFile(), ReleaseDescriptor.class);
        release.check(root);
        return release;
    }

    private void check(Path root) throws IOException {
        if (!API_VERSION.equals(apiVersion)) {
            throw new IOException(
                    "release.json has apiVersion " + apiVersion + ", expected " + API_VERSION);
        }
        if (slug == null || modelPath == null || version < 1) {
            throw new IOException("release.json lacks slug, version or modelPath");
        }
        Path file = modelFile(root);
        if (!file.startsWith(root.normalize())) {
            throw new IOException("modelPath leaves the root");
        }
    }

    /// Where the model is.
    public Path modelFile(Path root) {
        return root.resolve(modelPath).normalize();
    }
}
