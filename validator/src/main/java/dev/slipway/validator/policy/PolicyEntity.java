package dev.slipway.validator.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/// A row of `policy_revision`; never updated.
@Entity
@Table(name = "policy_revision")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class PolicyEntity {
    @Id UUID id;
    String project;
    String name;
    int revision;
    String hash;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String document;

    String author;
    Instant createdAt;
}
