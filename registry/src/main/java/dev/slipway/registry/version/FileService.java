package dev.slipway.registry.version;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.Ids;
import dev.slipway.kit.object.Blob;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.registry.model.ModelService;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes and gives the files of versions. Bytes move outside of transactions.
@ApplicationScoped
public class FileService {
    private final VersionRepository repository;
    private final VersionService versions;
    private final ModelService models;
    private final VersionBlobs blobs;
    private final Garbage garbage;
    private final RegistryConfig config;
    private final Clock clock;

    FileService(
            VersionRepository repository,
            VersionService versions,
            ModelService models,
            VersionBlobs blobs,
            Garbage garbage,
            RegistryConfig config,
            Clock clock) {
        this.repository = repository;
        this.versions = versions;
        this.models = models;
        this.blobs = blobs;
        this.garbage = garbage;
        this.config = config;
        this.clock = clock;
    }

    /// Which file of which version.
    public record Place(String model, int version, String path) {}

    /// Stores a file, or replaces it.
    ///
    /// @param expectedSha256 what the sender says the digest is, if it said so
    /// @throws ProblemException STATE_CONFLICT unless the version is UPLOADING; PAYLOAD_TOO_LARGE;
    ///     DIGEST_MISMATCH; UNAVAILABLE when the same bytes are being removed
    public StoredFile put(Place place, InputStream content, @Nullable String expectedSha256) {
        FilePaths.require(place.path());
        UUID id = QuarkusTransaction.requiringNew().call(() -> uploading(place));
        Blob blob = blobs.put(content, expectedSha256);
        return QuarkusTransaction.requiringNew().call(() -> record(id, place.path(), blob));
    }

    private UUID uploading(Place place) {
        UUID id = versions.row(models.ref(place.model()), place.version()).id;
        versions.lockUploading(id);
        return id;
    }

    private StoredFile record(UUID versionId, String path, Blob blob) {
        VersionEntity version = versions.lockUploading(versionId);
        Optional<FileEntity> existing = repository.file(versionId, path);
        if (existing.isEmpty()) {
            requireRoom(versionId);
        } else if (!existing.get().sha256.equals(blob.sha256())) {
            garbage.add(existing.get().sha256);
        }
        FileEntity row = existing.orElseGet(FileEntity::new);
        row.versionId = versionId;
        row.path = path;
        row.sizeBytes = blob.sizeBytes();
        row.sha256 = blob.sha256();
        row.mediaType = FilePaths.mediaType(path);
        if (existing.isPresent()) {
            repository.updateFile(row);
        } else {
            row.id = Ids.next();
            repository.insertFile(row);
        }
        version.updatedAt = clock.instant();
        repository.update(version);
        return row.stored();
    }

    private void requireRoom(UUID versionId) {
        if (repository.files(versionId).size() >= config.maxFiles()) {
            throw new ProblemException(
                    ErrorCode.INVALID_REQUEST,
                    "A version has at most %d files.".formatted(config.maxFiles()));
        }
    }

    /// The files of a version in order of path.
    public List<StoredFile> list(String modelName, int version) {
        return Objects.requireNonNullElse(versions.get(modelName, version).files(), List.of());
    }

    /// What is known about one file.
    ///
    /// @throws ProblemException NOT_FOUND when there is none
    public StoredFile get(Place place) {
        return list(place.model(), place.version()).stream()
                .filter(file -> file.path().equals(place.path()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ErrorCode.NOT_FOUND,
                                        "Version %d of %s has no file %s."
                                                .formatted(
                                                        place.version(),
                                                        place.model(),
                                                        place.path())));
    }

    /// Opens the bytes of a file; they are verified on the way.
    public InputStream open(StoredFile file) {
        return blobs.open(file);
    }
}
