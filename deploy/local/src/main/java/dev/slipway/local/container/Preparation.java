package dev.slipway.local.container;

import dev.slipway.local.Refusal;
import dev.slipway.local.bootstrap.Bootstrap;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/// The preparation of one PostgreSQL server.
///
/// @param passwords service role to password
record Preparation(String url, String owner, String ownerPassword, Map<String, String> passwords) {

    /// Not reachable, starting, stopping, full: all pass. (08 is checked by its class.)
    private static final Set<String> PASSING = Set.of("57P01", "57P02", "57P03", "53300", "25006");

    Preparation {
        passwords = Map.copyOf(passwords);
        if (!url.startsWith("jdbc:postgresql://")) {
            throw new Refusal(
                    "%s is '%s': jdbc:postgresql://HOST:PORT/DATABASE is expected."
                            .formatted(BootstrapCommand.URL, url));
        }
    }

    /// @throws Refusal when the server refuses, or is not there in time
    void run(Patience patience) throws InterruptedException {
        patience.until("PostgreSQL", this::once);
    }

    private void once() throws Patience.NotYet {
        try {
            Bootstrap.run(url, owner, ownerPassword, passwords);
        } catch (SQLException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            if (passes(String.valueOf(e.getSQLState()))) {
                throw new Patience.NotYet(why, e);
            }
            throw new Refusal("PostgreSQL refuses the preparation: %s.".formatted(why), e);
        }
    }

    private static boolean passes(String state) {
        return state.startsWith("08") || PASSING.contains(state);
    }

    /// Without the secrets.
    @Override
    public String toString() {
        return "Preparation[url=" + url + ", owner=" + owner + "]";
    }
}
