package dev.slipway.deployer.release;

import dev.slipway.deployer.jdbc.Database;
import dev.slipway.deployer.jdbc.Row;
import dev.slipway.deployer.target.Live;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows of `backend`.
@ApplicationScoped
public class BackendRepository {
    private static final String SELECT = "select b.* from backend b ";

    private final Database database;

    public BackendRepository(Database database) {
        this.database = database;
    }

    public Optional<BackendRow> find(UUID releaseId) {
        return database.first(
                SELECT + "where b.release_id = ?", BackendRepository::read, releaseId);
    }

    /// Everything that should run, drain, or is not yet gone.
    public List<BackendRow> wanted() {
        return database.list(SELECT + "where b.desired <> 'GONE'", BackendRepository::read);
    }

    public Set<UUID> wantedIds() {
        return wanted().stream().map(BackendRow::releaseId).collect(Collectors.toSet());
    }

    /// Whether anything of a deployment should run, drain, or is not yet gone.
    public boolean anyOf(UUID deploymentId) {
        return database.first(
                        SELECT
                                + "join release r on r.id = b.release_id"
                                + " where r.deployment_id = ? and b.desired <> 'GONE' limit 1",
                        BackendRepository::read,
                        deploymentId)
                .isPresent();
    }

    /// Asks for a backend; one that was asked for before is left as it is.
    void want(UUID releaseId, Instant now) {
        Live absent = Live.absent();
        database.update(
                """
                insert into backend (release_id, desired, phase, reason, observed_at)
                values (?, 'RUNNING', ?, ?, ?) on conflict do nothing
                """,
                releaseId,
                absent.phase(),
                absent.reason(),
                now);
    }

    /// No new requests; retired at the given time.
    void drain(UUID releaseId, Instant until) {
        database.update(
                "update backend set desired = 'DRAINING', drain_until = ?, next_start_at = null"
                        + " where release_id = ? and desired = 'RUNNING'",
                until,
                releaseId);
    }

    /// It was taken down.
    public void gone(UUID releaseId, Instant now) {
        Live absent = Live.absent();
        database.update(
                """
                update backend set desired = 'GONE', drain_until = null, next_start_at = null,
                       phase = ?, ready = false, reason = ?, pid = null, url = null,
                       ready_since = null, observed_at = ?
                 where release_id = ?
                """,
                absent.phase(),
                absent.reason(),
                now,
                releaseId);
    }

    /// Remembers what was seen.
    public void observed(UUID releaseId, Live live, Instant now) {
        URI url = live.url();
        database.update(
                """
                update backend set phase = ?, ready = ?, reason = ?, pid = ?, url = ?,
                       started_at = ?, observed_at = ?,
                       ready_since = case when ? then coalesce(ready_since, ?) end
                 where release_id = ?
                """,
                live.phase(),
                live.ready(),
                live.reason(),
                live.pid(),
                url == null ? null : url.toString(),
                live.startedAt(),
                now,
                live.ready(),
                now,
                releaseId);
    }

    /// Plans the next start, or records that it was made when `nextStartAt` is null.
    public void restarts(UUID releaseId, int restarts, @Nullable Instant nextStartAt) {
        database.update(
                "update backend set restarts = ?, next_start_at = ? where release_id = ?",
                restarts,
                nextStartAt,
                releaseId);
    }

    private static BackendRow read(Row row) throws SQLException {
        String url = row.textOrNull("url");
        Live live =
                new Live(
                        row.constant("phase", Live.Phase.class),
                        row.flag("ready"),
                        row.textOrNull("reason"),
                        row.longOrNull("pid"),
                        url == null ? null : URI.create(url),
                        row.instantOrNull("started_at"));
        return new BackendRow(
                row.uuid("release_id"),
                row.constant("desired", BackendRow.Desired.class),
                row.instantOrNull("drain_until"),
                live,
                row.instantOrNull("ready_since"),
                row.number("restarts"),
                row.instantOrNull("next_start_at"));
    }
}
