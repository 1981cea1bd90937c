package dev.slipway.registry.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.kit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathsTest {
    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "weights/part-0.bin", "a b.txt", "ü.json"})
    void plainRelativePathsAreTaken(String path) {
        assertThatCode(() -> FilePaths.require(path)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "a/../b",
                "..",
                "./a",
                "a//b",
                "a/",
                "a\\b",
                "C:x",
                "a\nb"
            })
    void everythingElseIsRefused(String path) {
        assertThatThrownBy(() -> FilePaths.require(path)).isInstanceOf(ProblemException.class);
    }

    @Test
    void theMediaTypeFollowsTheExtension() {
        assertThat(FilePaths.mediaType("model.onnx")).isEqualTo("application/octet-stream");
        assertThat(FilePaths.mediaType("Card.MD")).isEqualTo("text/markdown");
        assertThat(FilePaths.mediaType("a/training.json")).isEqualTo("application/json");
    }
}
