package dev.slipway.builder.build;

import dev.slipway.builder.assembly.ImageInputs;
import dev.slipway.builder.assembly.ModelFile;
import dev.slipway.builder.source.Evaluation;
import dev.slipway.builder.source.EvaluationSource;
import dev.slipway.builder.source.SourceFile;
import dev.slipway.builder.source.VersionSource;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.oci.Image;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers what a build is made from. Model files are opened when they are read, never held.
@ApplicationScoped
class BuildSources {
    /// A release descriptor holds golden rows and a baseline; this is far above any real one.
    static final int MAX_RELEASE_BYTES = 16 << 20;

    private final VersionSource versions;
    private final EvaluationSource evaluations;
    private final BlobStore blobs;

    BuildSources(VersionSource versions, EvaluationSource evaluations, BlobStore blobs) {
        this.versions = versions;
        this.evaluations = evaluations;
        this.blobs = blobs;
    }

    /// The inputs of a build.
    ///
    /// @throws BuildRefusedException when the evaluation left no release descriptor, or the
    /// version no
    ///     files
    ImageInputs inputs(BuildEntity build, @Nullable Image base, Progress progress)
            throws BuildRefusedException, IOException {
        List<SourceFile> files = versions.files(build.versionId);
        if (files.isEmpty()) {
            throw new BuildRefusedException("version " + build.eventSubject() + " has no files");
        }
        progress.say(
                "version %s, %s, %d files, evaluation %s"
                        .formatted(
                                build.eventSubject(),
                                build.versionDigest,
                                files.size(),
                                build.evaluationId));
        List<ModelFile> contents = files.stream().map(file -> modelFile(file, progress)).toList();
        return new ImageInputs(build.subject(), base, release(build), contents);
    }

    private ModelFile modelFile(SourceFile file, Progress progress) {
        return new ModelFile(
                file.path(),
                file.sizeBytes(),
                () -> new CheckpointStream(blobs.open("registry", file.sha256()), progress));
    }

    private byte[] release(BuildEntity build) throws BuildRefusedException, IOException {
        String sha256 =
                evaluations.of(build.sealedVersion()).stream()
                        .filter(evaluation -> evaluation.id().equals(build.evaluationId))
                        .map(Evaluation::releaseSha256)
                        .findFirst()
                        .orElse(null);
        if (sha256 == null) {
            throw new BuildRefusedException(
                    "evaluation %s left no release descriptor; run it again"
                            .formatted(build.evaluationId));
        }
        try (InputStream content = blobs.open("validator", sha256)) {
            byte[] release = content.readNBytes(MAX_RELEASE_BYTES);
            if (content.read() >= 0) {
                throw new BuildRefusedException(
                        "the release descriptor has more than %d bytes"
                                .formatted(MAX_RELEASE_BYTES));
            }
            return release;
        }
    }
}
