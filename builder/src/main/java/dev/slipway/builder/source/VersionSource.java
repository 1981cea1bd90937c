package dev.slipway.builder.source;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads the registry's views.
@ApplicationScoped
@Transactional
public class VersionSource {
    private static final String COLUMNS =
            "select version_id, project, model, slug, version, digest, state from registry.v_model_version ";

    private final EntityManager database;

    VersionSource(EntityManager database) {
        this.database = database;
    }

    /// The version of a model by its number.
    ///
    /// @throws ProblemException STATE_CONFLICT when it is not sealed
    public Optional<SealedVersion> find(String project, String model, int version) {
        List<Tuple> rows =
                database.createNativeQuery(
                                COLUMNS
                                        + "where project = :project and model = :model and version = :version",
                                Tuple.class)
                        .setParameter("project", project)
                        .setParameter("model", model)
                        .setParameter("version", version)
                        .getResultList();
        return rows.stream().map(VersionSource::sealed).findFirst();
    }

    /// The version that an alias of a model points to now.
    ///
    /// @throws ProblemException STATE_CONFLICT when it is not sealed
    public Optional<SealedVersion> find(String project, String model, String alias) {
        List<Tuple> rows =
                database.createNativeQuery(
                                COLUMNS
                                        + "where version_id = (select version_id from registry.v_alias"
                                        + " where project = :project and model = :model and alias = :alias)",
                                Tuple.class)
                        .setParameter("project", project)
                        .setParameter("model", model)
                        .setParameter("alias", alias)
                        .getResultList();
        return rows.stream().map(VersionSource::sealed).findFirst();
    }

    /// The files of a version, by path.
    public List<SourceFile> files(UUID versionId) {
        List<Tuple> rows =
                database.createNativeQuery(
                                "select path, size_bytes, sha256 from registry.v_version_file"
                                        + " where version_id = :version order by path",
                                Tuple.class)
                        .setParameter("version", versionId)
                        .getResultList();
        return rows.stream()
                .map(
                        row ->
                                new SourceFile(
                                        row.get("path", String.class),
                                        row.get("size_bytes", Number.class).longValue(),
                                        Hex.of(row.get("sha256", String.class))))
                .toList();
    }

    private static SealedVersion sealed(Tuple row) {
        String model = row.get("model", String.class);
        int version = row.get("version", Number.class).intValue();
        String state = row.get("state", String.class);
        if (!state.equals("SEALED")) {
            throw new ProblemException(
                    ErrorCode.STATE_CONFLICT,
                    "%s/%d is %s. Only a sealed version can be built; seal it when its upload is complete."
                            .formatted(model, version, state));
        }
        return new SealedVersion(
                row.get("version_id", UUID.class),
                row.get("project", String.class),
                model,
                row.get("slug", String.class),
                version,
                row.get("digest", String.class));
    }
}
