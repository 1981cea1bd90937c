package dev.slipway.validator.dataset;

import dev.slipway.core.id.Slug;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.kit.event.EventContext;
import dev.slipway.kit.object.Blob;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.validator.table.TableProfile;
import dev.slipway.validator.table.TableSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Registers data sets: check, then bytes, then the row.
@ApplicationScoped
class DatasetService {
    private final DatasetSpool spool;
    private final BlobStore blobs;
    private final DatasetCatalog catalog;

    DatasetService(DatasetSpool spool, BlobStore blobs, DatasetCatalog catalog) {
        this.spool = spool;
        this.blobs = blobs;
        this.catalog = catalog;
    }

    /// Takes a table. Nothing is kept of one that is refused.
    ///
    /// @throws ProblemException INVALID_REQUEST, DATASET_REFUSED or PAYLOAD_TOO_LARGE
    DatasetCatalog.Saved register(
            EventContext context, String name, TableSpec spec, InputStream body)
            throws IOException {
        requireName(name);
        Path file = spool.file();
        try {
            TableProfile profile = spool.receive(body, spec, file);
            Blob blob = store(file);
            return catalog.save(context, new DatasetCatalog.Received(name, spec, profile, blob));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Blob store(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return blobs.put(in, spool.limits().bytes(), null);
        }
    }

    private static void requireName(String name) {
        if (!Slug.isSlug(name)) {
            String message = "must be lower-case letters, digits and hyphens, at most 40";
            throw new ProblemException(
                    ErrorCode.INVALID_REQUEST,
                    "The name of a data set " + message + ".",
                    List.of(new Violation("name", "path", message)));
        }
    }
}
