package dev.slipway.registry.version;

import dev.slipway.core.state.VersionState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/// A row of `model_version`.
@Entity
@Table(name = "model_version")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class VersionEntity {
    @Id UUID id;
    String project;
    UUID modelId;

    @Column(name = "version")
    int number;

    @Enumerated(EnumType.STRING)
    VersionState state;

    @Nullable String digest;
    @Nullable Long sizeBytes;
    String description;
    String author;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    @Nullable String signature;

    @Enumerated(EnumType.STRING)
    @Nullable SignatureSource signatureSource;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    @Nullable String training;

    @Nullable String card;
    @Version long revision;
    Instant createdAt;
    Instant updatedAt;
    @Nullable Instant sealedAt;
}
