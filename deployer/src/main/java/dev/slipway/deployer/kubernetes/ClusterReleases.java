package dev.slipway.deployer.kubernetes;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.slipway.deployer.jdbc.Database;
import dev.slipway.deployer.jdbc.JsonColumn;
import dev.slipway.deployer.jdbc.Row;
import dev.slipway.deployer.target.ClusterPlace;
import dev.slipway.deployer.target.LogLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Rows of `cluster_release`: what may be in a cluster for a release is written before it is put
/// there, and forgotten after it is gone.
@ApplicationScoped
class ClusterReleases {
    private static final String SELECT =
            """
            select c.*, (select min(t.at) from cluster_token t
                          where t.release_id = c.release_id and t.state = 'WRITTEN') as secrets_at
              from cluster_release c
            """;

    private final Database database;
    private final Clock clock;

    ClusterReleases(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Tells the objects of this installation from those of others.
    String installation() {
        return database.first(
                        "select id from installation",
                        row -> "slipway-" + row.uuid("id").toString().substring(0, 8))
                .orElseThrow();
    }

    Optional<ClusterRelease> find(UUID releaseId) {
        return database.first(SELECT + "where release_id = ?", ClusterReleases::read, releaseId);
    }

    /// Releases of which anything may be there.
    List<UUID> there() {
        return database.list(
                "select release_id from cluster_release where gone_at is null",
                row -> row.uuid("release_id"));
    }

    /// The places of environments whose releases run in a cluster.
    ///
    /// @param usual the target of environments that name none
    List<ClusterPlace> places(String usual) {
        return database.list(
                "select distinct kubernetes from environment"
                        + " where coalesce(target, ?) = 'kubernetes'",
                row -> {
                    ClusterPlace place =
                            JsonColumn.read(row.textOrNull("kubernetes"), ClusterPlace.class);
                    return place == null ? ClusterPlace.DEFAULT : place;
                },
                usual);
    }

    /// Announces that objects will be made. A release that was gone begins anew.
    ClusterRelease announce(
            UUID releaseId, String project, ClusterRelease.Place place, String name) {
        database.update(
                """
                insert into cluster_release (release_id, project, kubeconfig, namespace, name, created_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (release_id) do update set gone_at = null, last_log = null
                """,
                releaseId,
                project,
                place.kubeconfig(),
                place.namespace(),
                name,
                clock.instant());
        return find(releaseId).orElseThrow();
    }

    void reachedAt(UUID releaseId, URI url) {
        database.update(
                "update cluster_release set url = ? where release_id = ? and url is distinct from ?",
                url.toString(),
                releaseId,
                url.toString());
    }

    void keepLog(UUID releaseId, List<LogLine> lines) {
        database.update(
                "update cluster_release set last_log = ?::jsonb where release_id = ?",
                JsonColumn.write(lines),
                releaseId);
    }

    void gone(UUID releaseId) {
        database.update(
                "update cluster_release set gone_at = ?, url = null where release_id = ?",
                clock.instant(),
                releaseId);
    }

    /// Removes the row, and with it the last log, of a release that is gone.
    void forget(UUID releaseId) {
        database.update(
                "delete from cluster_release where release_id = ? and gone_at is not null",
                releaseId);
    }

    private static ClusterRelease read(Row row) throws SQLException {
        String url = row.textOrNull("url");
        return new ClusterRelease(
                row.uuid("release_id"),
                row.text("project"),
                new ClusterRelease.Place(row.textOrNull("kubeconfig"), row.text("namespace")),
                row.text("name"),
                url == null ? null : URI.create(url),
                Optional.ofNullable(row.instantOrNull("secrets_at")),
                JsonColumn.read(row.textOrNull("last_log"), new TypeReference<List<LogLine>>() {}),
                row.instantOrNull("gone_at") != null);
    }
}
