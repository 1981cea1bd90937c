package dev.slipway.validator.dataset;

import dev.slipway.validator.table.TableSpec;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/// A row of `dataset_revision`; never updated.
@Entity
@Table(name = "dataset_revision")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class DatasetEntity {
    @Id UUID id;
    String project;
    String name;
    int revision;
    String digest;
    long rowCount;
    long positives;
    long sizeBytes;
    String label;
    @Nullable String idColumn;
    @Nullable String eventTime;
    @Nullable String observedAt;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String columns;

    String author;
    Instant createdAt;

    TableSpec spec() {
        return new TableSpec(label, idColumn, eventTime, observedAt);
    }
}
