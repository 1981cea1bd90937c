package dev.slipway.validator.evaluation;

import dev.slipway.core.id.Digest;
import dev.slipway.core.id.VersionRef;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.validator.dataset.DatasetCatalog;
import dev.slipway.validator.judge.Champions;
import dev.slipway.validator.judge.Folders;
import dev.slipway.validator.judge.LabelledTable;
import dev.slipway.validator.version.SealedVersion;
import dev.slipway.validator.version.VersionFiles;
import dev.slipway.validator.version.VersionSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The files of one evaluation on local disk; closing removes them.
final class Workspace implements AutoCloseable {
    private static final String OWNER = "validator";

    private final Path folder;
    private final Sources sources;

    private Workspace(Path folder, Sources sources) {
        this.folder = folder;
        this.sources = sources;
    }

    /// Where the files come from.
    record Sources(
            VersionSource versions, VersionFiles files, DatasetCatalog datasets, BlobStore blobs) {}

    static Workspace open(Path folder, Sources sources) throws IOException {
        Folders.remove(folder);
        Files.createDirectories(folder.toAbsolutePath().getParent());
        Files.createDirectory(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new Workspace(folder, sources);
    }

    /// @throws ProblemException NOT_FOUND when it is gone
    SealedVersion version(String project, UUID id) {
        return sources.versions()
                .find(project, id)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ErrorCode.NOT_FOUND, "There is no version " + id + "."));
    }

    /// Brings the version's files; answers their folder.
    Path modelFolder(SealedVersion version) throws IOException {
        Path target = folder.resolve("model");
        sources.files().copy(version, target);
        return target;
    }

    /// Brings the data sets that exist, by the name that gates use.
    Map<String, LabelledTable> tables(String project, Collection<String> references)
            throws IOException {
        Map<String, LabelledTable> tables = new HashMap<>();
        for (String reference : references) {
            Optional<DatasetCatalog.Stored> stored = sources.datasets().resolve(project, reference);
            if (stored.isPresent()) {
                tables.put(reference, table(stored.get(), tables.size()));
            }
        }
        return tables;
    }

    private LabelledTable table(DatasetCatalog.Stored stored, int number) throws IOException {
        Path file = folder.resolve("data-" + number + ".csv");
        try (InputStream in = sources.blobs().open(OWNER, new Digest(stored.digest()).hex())) {
            Files.copy(in, file);
        }
        return new LabelledTable(
                stored.reference(), stored.digest(), file, stored.spec(), stored.profile());
    }

    /// Champions of the version's own model.
    Champions champions(SealedVersion version) {
        return alias -> {
            Optional<SealedVersion> found =
                    sources.versions()
                            .find(
                                    version.project(),
                                    new VersionRef.ByAlias(version.model(), alias));
            return found.isEmpty() ? Optional.empty() : Optional.of(champion(found.get(), version));
        };
    }

    private Champions.Champion champion(SealedVersion champion, SealedVersion judged)
            throws IOException {
        Path target = folder.resolve("champion-" + champion.number());
        boolean itself = champion.digest().equals(judged.digest());
        if (!itself && !Files.exists(target)) {
            sources.files().copy(champion, target);
        }
        return new Champions.Champion(champion.reference(), target, itself);
    }

    @Override
    public void close() throws IOException {
        Folders.remove(folder);
    }
}
