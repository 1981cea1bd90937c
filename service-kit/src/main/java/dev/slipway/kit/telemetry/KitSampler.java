package dev.slipway.kit.telemetry;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/// Reads the figures behind the gauges.
@ApplicationScoped
class KitSampler {
    private static final String SAMPLE =
            """
            select (select count(id) from bus.outbox),
                   (select coalesce(max(position), 0) from bus.event),
                   (select coalesce(extract(epoch from ? - min(execution_time)), 0)
                      from scheduled_tasks where not picked and execution_time <= ?)
            """;

    private final DataSource dataSource;
    private final Clock clock;

    KitSampler(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    KitSample sample() throws SQLException {
        OffsetDateTime now = OffsetDateTime.now(clock);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(SAMPLE)) {
            select.setObject(1, now);
            select.setObject(2, now);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new KitSample(row.getLong(1), row.getLong(2), row.getDouble(3));
            }
        }
    }

    Map<String, Long> positions() throws SQLException {
        Map<String, Long> positions = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select consumer, position from event_cursor");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                positions.put(row.getString(1), row.getLong(2));
            }
        }
        return positions;
    }
}
