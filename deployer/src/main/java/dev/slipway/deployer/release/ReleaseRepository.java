package dev.slipway.deployer.release;

import dev.slipway.core.id.Digest;
import dev.slipway.core.state.ReleaseState;
import dev.slipway.deployer.jdbc.Database;
import dev.slipway.deployer.jdbc.JsonColumn;
import dev.slipway.deployer.jdbc.Row;
import dev.slipway.deployer.target.ImageKind;
import dev.slipway.deployer.target.Placement;
import dev.slipway.deployer.target.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows of `release` and their history.
@ApplicationScoped
public class ReleaseRepository {
    private static final String SELECT = "select r.* from release r ";
    private static final String IN_PROGRESS =
            " r.state in ('DRAFT', 'VERIFYING', 'PROVISIONING', 'SHADOW', 'CANARY', 'ANALYSING',"
                    + " 'PROMOTING', 'ABORTING') ";

    private final Database database;

    public ReleaseRepository(Database database) {
        this.database = database;
    }

    public Optional<ReleaseRow> find(UUID id) {
        return database.first(SELECT + "where r.id = ?", ReleaseRepository::read, id);
    }

    public Optional<ReleaseRow> find(String project, UUID id) {
        return find(id).filter(release -> release.project().equals(project));
    }

    /// Locks the row until the end of the transaction; always after the deployment's row.
    ReleaseRow lock(UUID id) {
        return database.first(SELECT + "where r.id = ? for update", ReleaseRepository::read, id)
                .orElseThrow();
    }

    /// What a caller asks for; an absent field matches everything.
    record Filter(
            String project,
            @Nullable String environment,
            @Nullable String deployment,
            @Nullable String model,
            @Nullable Integer version) {}

    /// Newest first, starting after a release.
    List<ReleaseRow> list(Filter filter, @Nullable UUID before, int limit) {
        return database.list(
                SELECT
                        + """
                        where r.project = ?
                          and (?::text is null or r.environment = ?)
                          and (?::text is null or r.deployment = ?)
                          and (?::text is null or r.model = ?)
                          and (?::int is null or r.version = ?)
                          and (?::uuid is null or r.id < ?)
                        order by r.id desc limit ?
                        """,
                ReleaseRepository::read,
                filter.project(),
                filter.environment(),
                filter.environment(),
                filter.deployment(),
                filter.deployment(),
                filter.model(),
                filter.model(),
                filter.version(),
                filter.version(),
                before,
                before,
                limit);
    }

    /// The release that is under way in a deployment, if any.
    public Optional<ReleaseRow> inProgress(UUID deploymentId) {
        return database.first(
                SELECT + "where r.deployment_id = ? and" + IN_PROGRESS,
                ReleaseRepository::read,
                deploymentId);
    }

    /// All releases that are under way.
    public List<ReleaseRow> inProgress() {
        return database.list(SELECT + "where" + IN_PROGRESS, ReleaseRepository::read);
    }

    /// Whether an image is needed by anything that is under way, should run, or may be rolled back
    /// to next.
    public boolean uses(Digest image) {
        return database.first(
                        "select true as found from release r"
                                + " left join backend b on b.release_id = r.id"
                                + " left join deployment d on d.previous_release = r.id"
                                + " where r.image_digest = ? and (b.desired <> 'GONE'"
                                + " or d.removal = 'NONE' or"
                                + IN_PROGRESS
                                + ") limit 1",
                        row -> row.flag("found"),
                        image.value())
                .isPresent();
    }

    public List<ReleaseRow> ofDeployment(UUID deploymentId) {
        return database.list(
                SELECT + "where r.deployment_id = ? order by r.id",
                ReleaseRepository::read,
                deploymentId);
    }

    /// The newest release that was healthy before the given one, runs other bytes, and was not
    /// itself rolled back.
    Optional<ReleaseRow> rollbackTarget(ReleaseRow current) {
        return database.first(
                SELECT
                        + """
                        where r.deployment_id = ? and r.id <> ? and r.image_digest <> ?
                          and r.healthy_at is not null
                          and not exists (select 1 from release b
                                           where b.rollback_of = r.id and b.healthy_at is not null)
                        order by r.healthy_at desc limit 1
                        """,
                ReleaseRepository::read,
                current.deploymentId(),
                current.id(),
                current.content().imageDigest().value());
    }

    /// Adds a release in state `DRAFT` and answers its id.
    ///
    /// @throws dev.slipway.deployer.jdbc.DatabaseException a duplicate, when another one is in
    ///     progress in the deployment
    UUID add(
            DeploymentRow deployment,
            ReleaseRow.Content content,
            ReleaseRow.PlacementRow placement,
            ReleaseRow.Origin origin,
            Instant deadlineAt) {
        return database.first(
                        """
                        insert into release (deployment_id, project, environment, deployment, model,
                          slug, version, version_id, version_digest, evaluation_id, image_digest,
                          image_kind, pushed_to, placement, settings, state, requested_by,
                          request_id, rollback_of, entered_at, created_at, deadline_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, 'DRAFT',
                                ?, ?, ?, ?, ?, ?)
                        returning id
                        """,
                        row -> row.uuid("id"),
                        deployment.id(),
                        deployment.project(),
                        deployment.environment(),
                        deployment.name(),
                        content.model(),
                        content.slug(),
                        content.version(),
                        content.versionId(),
                        content.versionDigest().value(),
                        content.evaluationId(),
                        content.imageDigest().value(),
                        content.kind(),
                        content.pushedTo(),
                        JsonColumn.write(placement.whole()),
                        JsonColumn.write(placement.asked()),
                        origin.requestedBy(),
                        origin.requestId(),
                        origin.rollbackOf(),
                        origin.createdAt(),
                        origin.createdAt(),
                        deadlineAt)
                .orElseThrow();
    }

    /// What a move writes.
    record Move(
            ReleaseState to, @Nullable String reason, Instant at, @Nullable Instant deadlineAt) {}

    /// Moves a release if nobody has moved it since it was read; answers whether.
    boolean compareAndSet(ReleaseRow from, Move move) {
        return database.update(
                        """
                        update release set state = ?, reason = ?, entered_at = ?, deadline_at = ?,
                               healthy_at = case when ? then ? else healthy_at end,
                               row_version = row_version + 1
                         where id = ? and row_version = ?
                        """,
                        move.to(),
                        move.reason(),
                        move.at(),
                        move.deadlineAt(),
                        move.to() == ReleaseState.HEALTHY,
                        move.at(),
                        from.id(),
                        from.rowVersion())
                == 1;
    }

    /// Says why a release waits in its state, without moving it.
    public void explain(ReleaseRow release, @Nullable String reason) {
        database.update(
                "update release set reason = ? where id = ? and row_version = ?"
                        + " and reason is distinct from ?",
                reason,
                release.id(),
                release.rowVersion(),
                reason);
    }

    void remember(UUID releaseId, @Nullable ReleaseState from, Move move) {
        database.update(
                """
                insert into release_history (release_id, position, from_state, to_state, at, reason)
                select ?, count(*) + 1, ?, ?, ?, ? from release_history where release_id = ?
                """,
                releaseId,
                from,
                move.to(),
                move.at(),
                move.reason(),
                releaseId);
    }

    List<Release.Step> history(UUID releaseId) {
        return database.list(
                "select from_state, to_state, at, reason from release_history"
                        + " where release_id = ? order by position",
                row ->
                        new Release.Step(
                                row.textOrNull("from_state"),
                                row.text("to_state"),
                                row.instant("at"),
                                row.textOrNull("reason")),
                releaseId);
    }

    static ReleaseRow read(Row row) throws SQLException {
        return new ReleaseRow(
                row.uuid("id"),
                row.uuid("deployment_id"),
                row.text("project"),
                row.text("environment"),
                row.text("deployment"),
                content(row),
                placement(row),
                row.constant("state", ReleaseState.class),
                row.textOrNull("reason"),
                new ReleaseRow.Origin(
                        row.text("requested_by"),
                        row.textOrNull("request_id"),
                        row.instant("created_at"),
                        row.uuidOrNull("rollback_of")),
                row.longNumber("row_version"),
                row.instantOrNull("deadline_at"),
                row.instantOrNull("healthy_at"));
    }

    private static ReleaseRow.Content content(Row row) throws SQLException {
        return new ReleaseRow.Content(
                row.text("model"),
                row.text("slug"),
                row.number("version"),
                row.uuid("version_id"),
                new Digest(row.text("version_digest")),
                row.uuid("evaluation_id"),
                new Digest(row.text("image_digest")),
                row.constant("image_kind", ImageKind.class),
                row.textOrNull("pushed_to"));
    }

    /// Releases from before there were other targets ran on this machine.
    private static ReleaseRow.PlacementRow placement(Row row) throws SQLException {
        Placement whole = JsonColumn.read(row.textOrNull("placement"), Placement.class);
        return new ReleaseRow.PlacementRow(
                whole == null ? Placement.LOCAL : whole,
                JsonColumn.read(row.textOrNull("settings"), Settings.class));
    }
}
