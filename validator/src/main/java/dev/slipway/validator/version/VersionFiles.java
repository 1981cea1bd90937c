package dev.slipway.validator.version;

import dev.slipway.core.model.VersionFile;
import dev.slipway.core.model.VersionManifest;
import dev.slipway.kit.object.BlobStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Brings the files of a version to local disk, every byte verified.
@ApplicationScoped
public class VersionFiles {
    private static final String OWNER = "registry";

    private final VersionSource versions;
    private final BlobStore blobs;

    VersionFiles(VersionSource versions, BlobStore blobs) {
        this.versions = versions;
        this.blobs = blobs;
    }

    /// Copies the files into a folder that does not exist yet.
    ///
    /// @throws UnsealedFilesException when the files are not those that were sealed
    public void copy(SealedVersion version, Path folder) throws IOException {
        List<VersionFile> files = versions.files(version.id());
        String digest = new VersionManifest(files).digest().value();
        if (!digest.equals(version.digest())) {
            throw new UnsealedFilesException(
                    "the files of %s have the digest %s, sealed was %s"
                            .formatted(version.reference(), digest, version.digest()));
        }
        Files.createDirectories(folder);
        for (VersionFile file : files) {
            copy(file, folder);
        }
    }

    private void copy(VersionFile file, Path folder) throws IOException {
        Path target = folder.resolve(file.path()).normalize();
        if (!target.startsWith(folder)) {
            throw new UnsealedFilesException(
                    "a file of the version leaves its folder: " + file.path());
        }
        Files.createDirectories(Objects.requireNonNull(target.getParent(), "folder"));
        try (InputStream in = blobs.open(OWNER, file.sha256().hex())) {
            Files.copy(in, target);
        }
    }
}
