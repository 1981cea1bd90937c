package dev.slipway.registry.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// A row of `model_alias`.
@Entity
@Table(name = "model_alias")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class AliasEntity {
    @Id UUID id;
    UUID modelId;
    String alias;
    UUID versionId;
    int version;
    Instant updatedAt;
}
