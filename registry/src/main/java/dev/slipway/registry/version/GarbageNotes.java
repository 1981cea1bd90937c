package dev.slipway.registry.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// Access to `blob_garbage`, in the caller's transaction.
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class GarbageNotes {
    private static final String RENEW =
            """
            insert into blob_garbage (sha256, since) values (?, ?)
            on conflict (sha256) do update set since = excluded.since
                where blob_garbage.deleting_since is null
            """;
    private static final String ADD_UNKNOWN =
            """
            insert into blob_garbage (sha256, since)
            select found.sha256, ? from unnest(?) as found(sha256)
            where not exists (select 1 from version_file f where f.sha256 = found.sha256)
            on conflict do nothing
            """;
    private static final String FORGET_NAMED =
            """
            delete from blob_garbage g where since <= ? and deleting_since is null
                and exists (select 1 from version_file f where f.sha256 = g.sha256)
            """;
    private static final String CONDEMN =
            """
            update blob_garbage g set deleting_since = ?
            where not exists (select 1 from version_file f where f.sha256 = g.sha256)
                and sha256 in (
                    select sha256 from blob_garbage n
                    where since <= ? and (deleting_since is null or deleting_since <= ?)
                        and not exists (select 1 from version_file f where f.sha256 = n.sha256)
                    order by since limit 1 for update skip locked)
            returning sha256
            """;
    private static final String DROP =
            "delete from blob_garbage where sha256 = ? and deleting_since = ?";

    private final DataSource dataSource;

    GarbageNotes(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Notes a blob as of a time.
    ///
    /// @return false while it is being removed; then nothing has changed
    boolean renew(String sha256, Instant since) {
        return update(RENEW, sha256, time(since)) == 1;
    }

    /// Notes those blobs that are neither named nor noted.
    ///
    /// @return how many these are
    int addUnknown(List<String> sha256s, Instant since) {
        return update(ADD_UNKNOWN, time(since), sha256s.toArray(String[]::new));
    }

    /// Forgets old notes of blobs that are named.
    void forgetNamed(Instant before) {
        update(FORGET_NAMED, time(before));
    }

    /// Marks the oldest blob that nothing names.
    ///
    /// @param before only blobs noted before this
    /// @param lost marks older than this are of removals that were cut off
    /// @param mark the new mark
    Optional<String> condemn(Instant before, Instant lost, Instant mark) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(CONDEMN)) {
            bind(update, time(mark), time(before), time(lost));
            try (ResultSet row = update.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("garbage cannot be marked", e);
        }
    }

    /// Ends a removal, unless another one has taken it over.
    void drop(Garbage.Condemned blob) {
        update(DROP, blob.sha256(), time(blob.since()));
    }

    private int update(String statement, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(statement)) {
            bind(update, values);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("garbage cannot be noted", e);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
