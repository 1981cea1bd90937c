package dev.slipway.deployer;

import dev.slipway.core.id.Digest;
import dev.slipway.deployer.target.ImageKind;
import dev.slipway.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/// What registry, validator and builder publish, as tables with the columns of their views.
public final class Published {
    private static final String TABLES =
            """
            create table if not exists registry.v_model_version (version_id uuid, project text,
              model text, slug text, version int, digest text, state text, signature jsonb,
              author text, created_at timestamptz default now(), sealed_at timestamptz);
            create table if not exists registry.v_alias (project text, model text, alias text,
              version_id uuid, version int);
            create table if not exists validator.v_policy_revision (project text, name text,
              revision int, hash text, document jsonb, created_at timestamptz default now());
            create table if not exists validator.v_evaluation (evaluation_id uuid, project text,
              version_id uuid, version_digest text, policy text, policy_revision int,
              policy_hash text, verdict text, state text, gates jsonb, evidence_sha256 text,
              release_sha256 text, finished_at timestamptz);
            create table if not exists builder.v_image (image_digest text, project text,
              version_id uuid, version_digest text, evaluation_id uuid, kind text,
              base_digest text, manifest_sha256 text, created_at timestamptz default now());
            grant select on all tables in schema registry, validator, builder to deployer;
            """;

    private Published() {}

    public static void tables() {
        execute(TABLES);
    }

    /// A sealed version of a model; its digest follows from its id.
    public record Version(UUID id, String project, String model, int number) {
        public Digest digest() {
            return Digest.of(id.toString());
        }

        public String ref() {
            return model + "/" + number;
        }
    }

    public static Version version(String project, String model, int number) {
        Version version = new Version(UUID.randomUUID(), project, model, number);
        execute(
                "insert into registry.v_model_version (version_id, project, model, slug, version,"
                        + " digest, state) values (?, ?, ?, ?, ?, ?, 'SEALED')",
                version.id(),
                project,
                model,
                model,
                number,
                version.digest().value());
        return version;
    }

    public static void alias(Version version, String alias) {
        execute(
                "insert into registry.v_alias values (?, ?, ?, ?, ?)",
                version.project(),
                version.model(),
                alias,
                version.id(),
                version.number());
    }

    /// An evaluation under a policy of its own that asks for the gates `auc` and `latency` in
    /// staging.
    ///
    /// @param gates as JSON
    public static UUID evaluation(Version version, String verdict, String gates) {
        UUID id = UUID.randomUUID();
        execute(
                "insert into validator.v_policy_revision (project, name, revision, hash, document)"
                        + " values (?, ?, 1, 'hash', ?::jsonb)",
                version.project(),
                "policy-" + id,
                "{\"environments\":{\"staging\":{\"requires\":[\"auc\",\"latency\"],"
                        + "\"strategy\":\"direct\"}}}");
        execute(
                "insert into validator.v_evaluation (evaluation_id, project, version_id,"
                        + " version_digest, policy, policy_revision, policy_hash, verdict, state,"
                        + " gates) values (?, ?, ?, ?, ?, 1, 'hash', ?, ?, ?::jsonb)",
                id,
                version.project(),
                version.id(),
                version.digest().value(),
                "policy-" + id,
                verdict,
                verdict,
                gates);
        return id;
    }

    public static UUID passed(Version version) {
        return evaluation(
                version,
                "PASS",
                "[{\"id\":\"auc\",\"type\":\"metric\",\"verdict\":\"PASS\"},"
                        + "{\"id\":\"latency\",\"type\":\"latency\",\"verdict\":\"PASS\"}]");
    }

    public static void image(Version version, UUID evaluation, Digest digest, ImageKind kind) {
        execute(
                "insert into builder.v_image (image_digest, project, version_id, version_digest,"
                        + " evaluation_id, kind, manifest_sha256) values (?, ?, ?, ?, ?, ?, ?)",
                digest.value(),
                version.project(),
                version.id(),
                version.digest().value(),
                evaluation,
                kind.name(),
                digest.hex());
    }

    private static void execute(String sql, Object... parameters) {
        try (Connection owner = TestPostgres.owner()) {
            if (parameters.length == 0) {
                try (Statement statement = owner.createStatement()) {
                    statement.execute(sql);
                }
                return;
            }
            try (PreparedStatement statement = owner.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                statement.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
