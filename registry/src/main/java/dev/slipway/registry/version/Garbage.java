package dev.slipway.registry.version;

import dev.slipway.kit.object.BlobStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// Removes blobs that have had no reference for a grace time. An upload of the same bytes that is
/// in flight at that moment finds out when it is sealed, because sealing looks for every blob.
@ApplicationScoped
class Garbage {
    private static final String ADD =
            """
            insert into blob_garbage (sha256, since) values (?, ?)
            on conflict (sha256) do update set since = excluded.since
            """;
    private static final String TAKE =
            """
            delete from blob_garbage where since <= ? returning sha256,
                exists (select 1 from version_file f where f.sha256 = blob_garbage.sha256)
            """;

    private final DataSource dataSource;
    private final BlobStore blobs;
    private final RegistryConfig config;
    private final Clock clock;

    Garbage(DataSource dataSource, BlobStore blobs, RegistryConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.blobs = blobs;
        this.config = config;
        this.clock = clock;
    }

    /// Notes that a blob may have lost its last reference, in the caller's transaction.
    void add(String sha256) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setString(1, sha256);
            insert.setObject(2, OffsetDateTime.now(clock));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("garbage cannot be noted", e);
        }
    }

    @Scheduled(every = "1h", delayed = "15m")
    void collect() {
        List<String> unused = QuarkusTransaction.requiringNew().call(this::take);
        unused.forEach(blobs::delete);
    }

    private List<String> take() throws SQLException {
        List<String> unused = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(TAKE)) {
            delete.setObject(1, OffsetDateTime.now(clock).minus(config.garbageGrace()));
            try (ResultSet row = delete.executeQuery()) {
                while (row.next()) {
                    if (!row.getBoolean(2)) {
                        unused.add(row.getString(1));
                    }
                }
            }
        }
        return unused;
    }
}
