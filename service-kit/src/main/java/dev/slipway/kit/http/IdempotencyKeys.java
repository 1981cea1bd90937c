package dev.slipway.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/// The table of answers by idempotency key. Everything but the sweep runs in the caller's
/// transaction.
@ApplicationScoped
class IdempotencyKeys {
    static final Duration KEPT = Duration.ofHours(24);

    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended(?, 0))";
    private static final String FIND =
            """
            select request_hash, status, headers, body from idempotency_key
             where project = ? and actor = ? and key = ? and created_at > ?
            """;
    private static final String STORE =
            """
            insert into idempotency_key
                (project, actor, key, request_hash, status, headers, body, created_at)
            values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            on conflict (project, actor, key) do update
               set request_hash = excluded.request_hash, status = excluded.status,
                   headers = excluded.headers, body = excluded.body,
                   created_at = excluded.created_at
            """;
    private static final String SWEEP = "delete from idempotency_key where created_at <= ?";

    private final DataSource dataSource;
    private final ObjectMapper mapper;
    private final Clock clock;

    IdempotencyKeys(DataSource dataSource, ObjectMapper mapper, Clock clock) {
        this.dataSource = dataSource;
        this.mapper = mapper;
        this.clock = clock;
    }

    /// Whose key it is.
    record Owner(String project, String actor, String key) {
        private String lockName() {
            return String.join("\u001f", "idempotency", project, actor, key);
        }
    }

    /// Holds the key until the transaction ends; false when another request has it.
    boolean tryLock(Owner owner) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, owner.lockName());
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the idempotency key cannot be locked", e);
        }
    }

    Optional<StoredAnswer> find(Owner owner) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            bind(select, owner);
            select.setObject(4, oldest());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(answer(row)) : Optional.empty();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the idempotency key cannot be read", e);
        }
    }

    private StoredAnswer answer(ResultSet row) throws SQLException, JsonProcessingException {
        Map<String, String> headers =
                mapper.readValue(row.getString("headers"), new TypeReference<>() {});
        return new StoredAnswer(
                row.getString("request_hash"),
                row.getInt("status"),
                headers,
                row.getString("body"));
    }

    void store(Owner owner, StoredAnswer answer) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(STORE)) {
            bind(insert, owner);
            insert.setString(4, answer.requestHash());
            insert.setInt(5, answer.status());
            insert.setString(6, mapper.writeValueAsString(answer.headers()));
            insert.setString(7, answer.body());
            insert.setObject(8, OffsetDateTime.now(clock));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the idempotency key cannot be stored", e);
        }
    }

    @Scheduled(every = "1h", delayed = "5m")
    void sweep() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(SWEEP)) {
            delete.setObject(1, oldest());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old idempotency keys cannot be removed", e);
        }
    }

    private static void bind(PreparedStatement statement, Owner owner) throws SQLException {
        statement.setString(1, owner.project());
        statement.setString(2, owner.actor());
        statement.setString(3, owner.key());
    }

    private OffsetDateTime oldest() {
        return clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
    }
}
