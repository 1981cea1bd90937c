package dev.slipway.deployer.release;

import dev.slipway.deployer.jdbc.Database;
import dev.slipway.deployer.target.Live;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/// Rows of `route`: one per deployment, so traffic is never in two places by accident.
@ApplicationScoped
public class RouteRepository {
    private final Database database;

    public RouteRepository(Database database) {
        this.database = database;
    }

    /// Moves a deployment's traffic to a ready backend.
    void moveTo(UUID deploymentId, UUID releaseId, URI url, Instant now) {
        database.update(
                """
                insert into route (deployment_id, release_id, url, ready, updated_at)
                values (?, ?, ?, true, ?)
                on conflict (deployment_id) do update
                   set release_id = excluded.release_id, url = excluded.url, ready = true,
                       updated_at = excluded.updated_at
                """,
                deploymentId,
                releaseId,
                url.toString(),
                now);
    }

    /// Takes over where the backend of a release is and whether it is ready. Changes nothing when
    /// the release does not have the traffic.
    public void follow(UUID releaseId, Live live, Instant now) {
        URI url = live.url();
        database.update(
                """
                update route set url = coalesce(?, url), ready = ?, updated_at = ?
                 where release_id = ? and (ready <> ? or url <> coalesce(?, url))
                """,
                url == null ? null : url.toString(),
                live.ready(),
                now,
                releaseId,
                live.ready(),
                url == null ? null : url.toString());
    }

    void remove(UUID deploymentId) {
        database.update("delete from route where deployment_id = ?", deploymentId);
    }
}
