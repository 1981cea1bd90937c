package dev.slipway.local.bootstrap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What each role may do outside its own schema: the event log, and the schemas whose published
/// views it reads. Everything else is closed.
final class Grants {

    private Grants() {}

    static void apply(Connection database) throws SQLException {
        for (String sql : statements()) {
            Bootstrap.execute(database, sql);
        }
    }

    /// Pure: the statements in the order they run, each repeatable.
    static List<String> statements() {
        String everyone =
                ServiceRole.ALL.stream().map(ServiceRole::name).collect(Collectors.joining(", "));
        List<String> sql = new ArrayList<>();
        sql.add("revoke all on database slipway from public");
        sql.add("grant connect, temporary on database slipway to " + everyone);
        sql.add("revoke all on schema public from public");
        sql.add("grant usage on schema bus to " + everyone);
        sql.add("revoke all on all tables in schema bus from public");
        sql.add("revoke all on all functions in schema bus from public");
        sql.add("grant insert on bus.outbox to " + everyone);
        // Depth and age of the outbox are metrics of every service; what waits in it is not theirs.
        sql.add("grant select (id, occurred_at) on bus.outbox to " + everyone);
        sql.add("grant select on bus.event to " + everyone);
        sql.add("grant execute on all functions in schema bus to " + everyone);
        for (ServiceRole role : ServiceRole.ALL) {
            for (String owner : role.readsFrom()) {
                sql.add("grant usage on schema " + owner + " to " + role.name());
            }
        }
        return List.copyOf(sql);
    }
}
