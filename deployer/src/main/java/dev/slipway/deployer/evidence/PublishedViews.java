package dev.slipway.deployer.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.id.Digest;
import dev.slipway.core.id.VersionRef;
import dev.slipway.deployer.jdbc.Database;
import dev.slipway.deployer.jdbc.Row;
import dev.slipway.deployer.target.ImageKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what the other services publish. Everything is looked up inside one project.
@ApplicationScoped
public class PublishedViews {
    private static final String VERSION =
            "select version_id, model, slug, version, digest, state from registry.v_model_version ";
    private static final String IMAGE =
            "select image_digest, kind, version_id, version_digest, evaluation_id, manifest_sha256,"
                    + " to_jsonb(i) ->> 'pushed_to' as pushed_to from builder.v_image i ";
    private static final String EVALUATION =
            """
            select e.evaluation_id, e.version_id, e.version_digest, e.verdict, e.policy,
                   e.policy_revision, e.gates::text as gates, p.document::text as document
              from validator.v_evaluation e
              left join validator.v_policy_revision p
                on p.project = e.project and p.name = e.policy and p.revision = e.policy_revision
               and p.hash = e.policy_hash
             where e.project = ? and e.evaluation_id = ?
            """;

    private final Database database;
    private final ObjectMapper json;

    public PublishedViews(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// The version that a reference names.
    public Optional<VersionFacts> version(String project, VersionRef ref) {
        return switch (ref) {
            case VersionRef.ByNumber number ->
                    database.first(
                            VERSION + "where project = ? and model = ? and version = ?",
                            PublishedViews::versionOf,
                            project,
                            number.model(),
                            number.version());
            case VersionRef.ByAlias alias ->
                    database.first(
                            VERSION
                                    + "where version_id = (select version_id from registry.v_alias"
                                    + " where project = ? and model = ? and alias = ?)",
                            PublishedViews::versionOf,
                            project,
                            alias.model(),
                            alias.alias());
        };
    }

    /// A version by its id.
    public Optional<VersionFacts> version(String project, UUID versionId) {
        return database.first(
                VERSION + "where project = ? and version_id = ?",
                PublishedViews::versionOf,
                project,
                versionId);
    }

    /// An image by its digest. The same digest may have been built for several evaluations only if
    /// their descriptors are equal, so the newest row speaks for all.
    public Optional<ImageFacts> image(String project, Digest digest) {
        return database.first(
                IMAGE + "where project = ? and image_digest = ? order by created_at desc limit 1",
                PublishedViews::imageOf,
                project,
                digest.value());
    }

    /// The newest image of a version: a runnable one if there is any, else a model-only one.
    public Optional<ImageFacts> newestImage(String project, UUID versionId) {
        return database.first(
                IMAGE
                        + "where project = ? and version_id = ?"
                        + " order by (kind = 'RUNNABLE') desc, created_at desc limit 1",
                PublishedViews::imageOf,
                project,
                versionId);
    }

    /// An evaluation with its policy.
    public Optional<EvaluationFacts> evaluation(String project, UUID evaluationId) {
        return database.first(EVALUATION, this::evaluationOf, project, evaluationId);
    }

    private static VersionFacts versionOf(Row row) throws SQLException {
        return new VersionFacts(
                row.uuid("version_id"),
                row.text("model"),
                row.text("slug"),
                row.number("version"),
                row.textOrNull("digest"),
                row.text("state"));
    }

    private static ImageFacts imageOf(Row row) throws SQLException {
        return new ImageFacts(
                new Digest(row.text("image_digest")),
                row.constant("kind", ImageKind.class),
                row.uuid("version_id"),
                row.text("version_digest"),
                row.uuid("evaluation_id"),
                row.text("manifest_sha256").replaceFirst("^" + Digest.PREFIX, ""),
                row.textOrNull("pushed_to"));
    }

    private EvaluationFacts evaluationOf(Row row) throws SQLException {
        return new EvaluationFacts(
                row.uuid("evaluation_id"),
                row.uuid("version_id"),
                row.text("version_digest"),
                row.textOrNull("verdict"),
                row.text("policy"),
                row.number("policy_revision"),
                gates(row.textOrNull("gates")),
                row.textOrNull("document") == null ? null : read(row.text("document")));
    }

    private Map<String, String> gates(@Nullable String text) {
        Map<String, String> verdicts = new HashMap<>();
        if (text != null) {
            read(text)
                    .forEach(
                            gate ->
                                    verdicts.put(
                                            gate.path("id").asText(),
                                            gate.path("verdict").asText()));
        }
        return verdicts;
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a jsonb column that is not JSON", e);
        }
    }
}
