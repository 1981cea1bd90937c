package dev.slipway.validator;

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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Stands for the registry: publishes versions and aliases in the form of the contract.
@ApplicationScoped
public class Published {
    private static final String VIEWS =
            """
            create table if not exists registry.v_model_version (version_id uuid primary key, project text, model text,
                slug text, version int, digest text, state text, signature jsonb, author text,
                created_at timestamptz, sealed_at timestamptz);
            create table if not exists registry.v_version_file (version_id uuid, path text, size_bytes bigint,
                sha256 text, media_type text);
            create table if not exists registry.v_alias (project text, model text, alias text, version_id uuid,
                version int);
            grant select on registry.v_model_version, registry.v_version_file, registry.v_alias to validator;
            """;

    private final ObjectStore store;

    Published(ObjectStore store) {
        this.store = store;
        execute(VIEWS);
    }

    /// A version as tests know it.
    public record Version(UUID id, String project, String model, int number, Digest digest) {
        public String reference() {
            return model + "/" + number;
        }
    }

    /// Publishes a sealed version with this model file.
    public Version sealed(String project, String model, int number, byte[] onnx) {
        return version(project, model, number, "SEALED", Map.of("model.onnx", onnx));
    }

    /// Publishes a version with these files.
    public Version version(
            String project, String model, int number, String state, Map<String, byte[]> files) {
        UUID id = Ids.next();
        List<VersionFile> sealed = new ArrayList<>();
        new TreeMap<>(files)
                .forEach(
                        (path, bytes) ->
                                sealed.add(
                                        new VersionFile(
                                                path,
                                                bytes.length,
                                                Digest.ofHex(blob(bytes)),
                                                "application/octet-stream")));
        Digest digest = new VersionManifest(sealed).digest();
        execute(
                "insert into registry.v_model_version (version_id, project, model, slug, version, digest, state)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                id,
                project,
                model,
                model,
                number,
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
        return new Version(id, project, model, number, digest);
    }

    /// Puts an alias on a version.
    public void alias(Version version, String alias) {
        execute(
                "insert into registry.v_alias values (?, ?, ?, ?, ?)",
                version.project(),
                version.model(),
                alias,
                version.id(),
                version.number());
    }

    /// Replaces the bytes of a version's file behind the registry's back.
    public void tamper(Version version, byte[] onnx) {
        execute(
                "update registry.v_version_file set sha256 = ?, size_bytes = ? where version_id = ?",
                blob(onnx),
                (long) onnx.length,
                version.id());
    }

    /// Types of the events about a subject, in order.
    public static List<String> events(String project, String subject) {
        String sql =
                """
                select type from (
                    select id, type from bus.outbox where project = ? and subject = ?
                    union select id, type from bus.event where project = ? and subject = ?) seen order by id
                """;
        List<String> types = new ArrayList<>();
        try (Connection connection = TestPostgres.owner();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < 2; i++) {
                statement.setString(2 * i + 1, project);
                statement.setString(2 * i + 2, subject);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    types.add(rows.getString(1));
                }
            }
            return types;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String blob(byte[] bytes) {
        String sha256 = Digest.of(bytes).hex();
        store.put(BlobStore.key("registry", sha256), new ByteArrayInputStream(bytes), bytes.length);
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
