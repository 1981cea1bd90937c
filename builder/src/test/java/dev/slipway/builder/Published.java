package dev.slipway.builder;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.core.id.Digest;
import dev.slipway.core.model.VersionFile;
import dev.slipway.core.model.VersionManifest;
import dev.slipway.kit.Ids;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.kit.object.ObjectStore;
import dev.slipway.testkit.TestPostgres;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Stands for registry and validator: publishes versions and evaluations in the form of the
/// contract.
@ApplicationScoped
public class Published {
    public static final String RELEASE = "{\"apiVersion\":\"slipway.dev/v1\"}";

    private static final String VIEWS =
            """
            create table if not exists registry.v_model_version (version_id uuid primary key, project text, model text,
                slug text, version int, digest text, state text, signature jsonb, author text,
                created_at timestamptz, sealed_at timestamptz);
            create table if not exists registry.v_version_file (version_id uuid, path text, size_bytes bigint,
                sha256 text, media_type text);
            create table if not exists registry.v_alias (project text, model text, alias text, version_id uuid,
                version int);
            create table if not exists validator.v_evaluation (evaluation_id uuid primary key, project text,
                version_id uuid, version_digest text, policy text, policy_revision int, policy_hash text,
                verdict text, state text, gates jsonb, evidence_sha256 text, release_sha256 text,
                finished_at timestamptz);
            grant select on registry.v_model_version, registry.v_version_file, registry.v_alias, validator.v_evaluation to builder;
            """;

    private final ObjectStore store;

    Published(ObjectStore store) {
        this.store = store;
        execute(VIEWS);
    }

    /// A version as tests know it.
    public record Version(UUID id, String project, String model, Digest digest) {
        public String reference() {
            return model + "/1";
        }
    }

    /// Publishes version 1 of a model with these files.
    public Version version(String project, String model, String state, Map<String, String> files) {
        UUID id = Ids.next();
        List<VersionFile> sealed =
                new TreeMap<>(files)
                        .entrySet().stream()
                                .map(
                                        file ->
                                                new VersionFile(
                                                        file.getKey(),
                                                        file.getValue().length(),
                                                        Digest.ofHex(
                                                                blob("registry", file.getValue())),
                                                        "application/octet-stream"))
                                .toList();
        Digest digest = new VersionManifest(sealed).digest();
        execute(
                "insert into registry.v_model_version (version_id, project, model, slug, version, digest, state)"
                        + " values (?, ?, ?, ?, 1, ?, ?)",
                id,
                project,
                model,
                model,
                digest.value(),
                state);
        for (VersionFile file : sealed) {
            execute(
                    "insert into registry.v_version_file values (?, ?, ?, ?, ?)",
                    id,
                    file.path(),
                    file.size(),
                    file.sha256().hex(),
                    file.mediaType());
        }
        return new Version(id, project, model, digest);
    }

    /// Lets an alias point to a version.
    public void alias(Version version, String alias) {
        execute(
                "insert into registry.v_alias (project, model, alias, version_id, version) values (?, ?, ?, ?, 1)",
                version.project(),
                version.model(),
                alias,
                version.id());
    }

    public Version sealed(String project, String model) {
        return version(
                project,
                model,
                "SEALED",
                Map.of("model.onnx", "weights of " + model, "card.md", "# card"));
    }

    /// Publishes a finished evaluation.
    public UUID evaluation(Version version, String verdict, String gates) {
        return evaluation(version, verdict, gates, version.digest(), RELEASE);
    }

    public UUID evaluation(
            Version version, String verdict, String gates, Digest evaluated, String release) {
        UUID id = Ids.next();
        execute(
                "insert into validator.v_evaluation (evaluation_id, project, version_id, version_digest, policy,"
                        + " policy_revision, verdict, state, gates, release_sha256)"
                        + " values (?, ?, ?, ?, 'flights', 1, ?, ?, ?::jsonb, ?)",
                id,
                version.project(),
                version.id(),
                evaluated.value(),
                verdict,
                verdict,
                gates,
                blob("validator", release));
        return id;
    }

    public UUID passed(Version version) {
        return evaluation(
                version, "PASS", "[{\"id\":\"auc\",\"type\":\"metric\",\"verdict\":\"PASS\"}]");
    }

    private String blob(String owner, String content) {
        byte[] bytes = content.getBytes(UTF_8);
        String sha256 = Digest.of(bytes).hex();
        store.put(BlobStore.key(owner, sha256), new ByteArrayInputStream(bytes), bytes.length);
        return sha256;
    }

    private static void execute(String sql, Object... parameters) {
        try (Connection connection = TestPostgres.owner();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
