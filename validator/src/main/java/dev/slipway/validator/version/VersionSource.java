package dev.slipway.validator.version;

import dev.slipway.core.id.Digest;
import dev.slipway.core.id.VersionRef;
import dev.slipway.core.model.VersionFile;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/// Reads the registry's views.
@ApplicationScoped
@Transactional
public class VersionSource {
    private static final String VERSION =
            "select v.version_id, v.project, v.model, v.slug, v.version, v.digest, v.state,"
                    + " v.signature::text as signature from registry.v_model_version v ";
    private static final String SEALED = "SEALED";

    private final StatelessSession session;

    VersionSource(StatelessSession session) {
        this.session = session;
    }

    /// The version that a reference names.
    ///
    /// @throws ProblemException STATE_CONFLICT when it is not sealed
    public Optional<SealedVersion> find(String project, VersionRef reference) {
        return switch (reference) {
            case VersionRef.ByNumber(String model, int number) ->
                    one(
                            "where v.project = ?1 and v.model = ?2 and v.version = ?3",
                            project,
                            model,
                            number);
            case VersionRef.ByAlias(String model, String alias) ->
                    one(
                            "join registry.v_alias a on a.version_id = v.version_id"
                                    + " where a.project = ?1 and a.model = ?2 and a.alias = ?3",
                            project,
                            model,
                            alias);
        };
    }

    /// The version of an id.
    ///
    /// @throws ProblemException STATE_CONFLICT when it is not sealed
    public Optional<SealedVersion> find(String project, UUID id) {
        return one("where v.project = ?1 and v.version_id = ?2", project, id);
    }

    /// The files of a version, by path.
    public List<VersionFile> files(UUID versionId) {
        return session
                .createNativeQuery(
                        "select path, size_bytes, sha256, media_type from registry.v_version_file"
                                + " where version_id = ?1 order by path",
                        Tuple.class)
                .setParameter(1, versionId)
                .getResultList()
                .stream()
                .map(VersionSource::file)
                .toList();
    }

    private Optional<SealedVersion> one(String where, Object... parameters) {
        var query = session.createNativeQuery(VERSION + where, Tuple.class);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.getResultList().stream().map(VersionSource::sealed).findFirst();
    }

    private static SealedVersion sealed(Tuple row) {
        String model = row.get("model", String.class);
        int number = row.get("version", Number.class).intValue();
        String state = row.get("state", String.class);
        if (!state.equals(SEALED)) {
            throw new ProblemException(
                    ErrorCode.STATE_CONFLICT,
                    "%s/%d is %s. Only a sealed version can be evaluated; seal it when its upload is complete."
                            .formatted(model, number, state));
        }
        return new SealedVersion(
                row.get("version_id", UUID.class),
                row.get("project", String.class),
                model,
                row.get("slug", String.class),
                number,
                row.get("digest", String.class),
                row.get("signature", String.class));
    }

    private static VersionFile file(Tuple row) {
        String digest = row.get("sha256", String.class);
        return new VersionFile(
                row.get("path", String.class),
                row.get("size_bytes", Number.class).longValue(),
                digest.startsWith(Digest.PREFIX) ? new Digest(digest) : Digest.ofHex(digest),
                row.get("media_type", String.class));
    }
}
