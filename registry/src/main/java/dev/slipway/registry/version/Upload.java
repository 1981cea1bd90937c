package dev.slipway.registry.version;

import dev.slipway.core.id.Digest;
import dev.slipway.core.model.VersionFile;
import dev.slipway.core.model.VersionManifest;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.kit.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The files of one version at one moment.
///
/// @param revision the row's revision at that moment
record Upload(UUID versionId, long revision, List<StoredFile> files) {
    Upload {
        files = List.copyOf(files);
    }

    /// The manifest whose digest the version gets.
    VersionManifest manifest() {
        return new VersionManifest(
                files.stream()
                        .map(
                                file ->
                                        new VersionFile(
                                                file.path(),
                                                file.size(),
                                                Digest.ofHex(file.sha256()),
                                                file.mediaType()))
                        .toList());
    }

    Optional<StoredFile> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /// The model's file.
    ///
    /// @throws ProblemException MODEL_REFUSED unless exactly one `*.onnx` is there, named
    ///     `model.onnx`, at the root
    StoredFile model() {
        List<String> others =
                files.stream()
                        .map(StoredFile::path)
                        .filter(path -> path.endsWith(".onnx") && !path.equals(FilePaths.MODEL))
                        .toList();
        if (!others.isEmpty()) {
            throw refused(
                    others.getFirst(),
                    "a version has one ONNX file, named model.onnx, at its root");
        }
        return file(FilePaths.MODEL)
                .orElseThrow(
                        () ->
                                refused(
                                        FilePaths.MODEL,
                                        "the version has no model.onnx; upload it before sealing"));
    }

    /// Sizes by path.
    Map<String, Long> sizes() {
        return files.stream().collect(Collectors.toMap(StoredFile::path, StoredFile::size));
    }

    long sizeBytes() {
        return files.stream().mapToLong(StoredFile::size).sum();
    }

    /// A refusal that names a file.
    static ProblemException refused(String path, String reason) {
        return new ProblemException(
                ErrorCode.MODEL_REFUSED,
                "%s: %s.".formatted(path, reason),
                List.of(new Violation(path, "body", reason)));
    }
}
