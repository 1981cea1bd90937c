package dev.slipway.registry.version;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/// A row of `version_file`.
@Entity
@Table(name = "version_file")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class FileEntity {
    @Id UUID id;
    UUID versionId;
    String path;
    long sizeBytes;
    String sha256;
    String mediaType;

    StoredFile stored() {
        return new StoredFile(path, sizeBytes, sha256, mediaType);
    }
}
