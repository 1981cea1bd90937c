package dev.slipway.builder.build;

import dev.slipway.builder.assembly.BuildLayer;
import dev.slipway.builder.assembly.ImageInputs;
import dev.slipway.builder.assembly.ImageKind;
import dev.slipway.builder.image.LayersConverter;
import dev.slipway.builder.source.SealedVersion;
import dev.slipway.core.state.BuildState;
import dev.slipway.kit.event.EventContext;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/// A row of `build`. Every update is a compare-and-set on `rowVersion`.
@NullUnmarked
@Entity
@Table(name = "build")
class BuildEntity {
    @Id UUID id;

    String project;

    @Enumerated(EnumType.STRING)
    BuildState state;

    UUID versionId;
    String model;
    String slug;
    int version;
    String versionDigest;
    UUID evaluationId;

    @Enumerated(EnumType.STRING)
    ImageKind kind;

    String imageDigest;
    String baseDigest;

    @Convert(converter = LayersConverter.class)
    List<BuildLayer> layers;

    Boolean reproduced;
    Instant queuedAt;
    Instant startedAt;
    Instant finishedAt;
    String requestedBy;
    String onBehalfOf;
    String requestId;
    String reason;

    @Version long rowVersion;

    static BuildEntity queued(
            UUID id, SealedVersion version, UUID evaluationId, EventContext context) {
        var build = new BuildEntity();
        build.id = id;
        build.project = version.project();
        build.state = BuildState.QUEUED;
        build.versionId = version.versionId();
        build.model = version.model();
        build.slug = version.slug();
        build.version = version.version();
        build.versionDigest = version.digest();
        build.evaluationId = evaluationId;
        build.requestedBy = context.actor();
        build.onBehalfOf = context.onBehalfOf();
        build.requestId = context.requestId();
        return build;
    }

    /// Whose work this is, for events of the job.
    EventContext context() {
        return new EventContext(project, requestedBy, onBehalfOf, requestId);
    }

    SealedVersion sealedVersion() {
        return new SealedVersion(versionId, project, model, slug, version, versionDigest);
    }

    ImageInputs.Subject subject() {
        return new ImageInputs.Subject(project, model, slug, version, versionDigest, evaluationId);
    }

    String eventSubject() {
        return model + "/" + version;
    }
}
