package dev.slipway.validator.evaluation;

import dev.slipway.core.state.EvaluationState;
import dev.slipway.kit.event.EventContext;
import dev.slipway.validator.policy.PolicyRevision;
import dev.slipway.validator.version.SealedVersion;
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

/// A row of `evaluation`.
@Entity
@Table(name = "evaluation")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class EvaluationEntity {
    @Id UUID id;
    String project;

    @Enumerated(EnumType.STRING)
    EvaluationState state;

    UUID versionId;
    String model;
    String slug;
    int version;
    String versionDigest;
    String policy;
    int policyRevision;
    String policyHash;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String gates;

    @Nullable String evidenceSha256;
    @Nullable String releaseSha256;
    Instant queuedAt;
    @Nullable Instant startedAt;
    Instant deadlineAt;
    @Nullable Instant finishedAt;
    String requestedBy;
    @Nullable String onBehalfOf;
    @Nullable String requestId;
    @Nullable String reason;

    /// Counts starts: only the newest may finish the row.
    int attempt;

    @Version long rowVersion;

    static EvaluationEntity queued(
            UUID id, SealedVersion version, PolicyRevision policy, EventContext context) {
        EvaluationEntity row = new EvaluationEntity();
        row.id = id;
        row.project = version.project();
        row.state = EvaluationState.QUEUED;
        row.versionId = version.id();
        row.model = version.model();
        row.slug = version.slug();
        row.version = version.number();
        row.versionDigest = version.digest();
        row.policy = policy.name();
        row.policyRevision = policy.revision();
        row.policyHash = policy.hash();
        row.gates = "[]";
        row.requestedBy = context.actor();
        row.onBehalfOf = context.onBehalfOf();
        row.requestId = context.requestId();
        return row;
    }

    /// Whose work this is, for events of the job.
    EventContext context() {
        return new EventContext(project, requestedBy, onBehalfOf, requestId);
    }

    String reference() {
        return model + "/" + version;
    }
}
