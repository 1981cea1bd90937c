package dev.slipway.registry.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/// A row of `model`.
@Entity
@Table(name = "model")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ModelEntity {
    @Id UUID id;
    String project;
    String name;
    String slug;
    String description;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String tags;

    int lastVersion;
    @Version long revision;
    Instant createdAt;
    Instant updatedAt;

    ModelRef ref() {
        return new ModelRef(id, project, name, slug);
    }
}
