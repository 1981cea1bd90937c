package dev.slipway.validator.evaluation;

import dev.slipway.kit.object.BlobStore;
import dev.slipway.validator.dataset.DatasetCatalog;
import dev.slipway.validator.version.VersionFiles;
import dev.slipway.validator.version.VersionSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes private folders for evaluations under the service's data folder.
@ApplicationScoped
class Workspaces {
    private final Path folder;
    private final VersionSource versions;
    private final VersionFiles files;
    private final DatasetCatalog datasets;
    private final BlobStore blobs;

    Workspaces(
            @ConfigProperty(name = "slipway.data.dir") Path dataDir,
            VersionSource versions,
            VersionFiles files,
            DatasetCatalog datasets,
            BlobStore blobs) {
        this.folder = dataDir.resolve("evaluations");
        this.versions = versions;
        this.files = files;
        this.datasets = datasets;
        this.blobs = blobs;
    }

    /// A fresh folder; what an earlier start of the same evaluation left there is removed.
    Workspace open(UUID evaluation) throws IOException {
        return Workspace.open(
                folder.resolve(evaluation.toString()),
                new Workspace.Sources(versions, files, datasets, blobs));
    }
}
