package dev.slipway.kit.event;

import dev.slipway.core.event.EventData;
import dev.slipway.core.event.EventTypes;
import dev.slipway.kit.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Appends to `bus.outbox` and wakes this service's sequencer when the transaction has committed.
@ApplicationScoped
class OutboxEventLog implements EventLog {
    private static final String INSERT =
            """
            insert into bus.outbox
                (type, schema, project, subject, actor, on_behalf_of, request_id, data)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            """;

    private final DataSource dataSource;
    private final EventCodec codec;
    private final Transactions transactions;
    private final EventWorkers workers;

    OutboxEventLog(
            DataSource dataSource,
            EventCodec codec,
            Transactions transactions,
            EventWorkers workers) {
        this.dataSource = dataSource;
        this.codec = codec;
        this.transactions = transactions;
        this.workers = workers;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(EventContext context, String subject, EventData data) {
        String json = codec.encode(data);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, EventTypes.wireName(data));
            insert.setInt(2, EventTypes.SCHEMA);
            insert.setString(3, context.project());
            insert.setString(4, subject);
            insert.setString(5, context.actor());
            insert.setString(6, context.onBehalfOf());
            insert.setString(7, context.requestId());
            insert.setString(8, json);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the event could not be written to the outbox", e);
        }
        transactions.afterCommit(workers::wakeSequencer);
    }
}
