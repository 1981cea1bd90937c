package dev.slipway.deployer.kubernetes;

import dev.slipway.core.identity.Verb;
import dev.slipway.deployer.jdbc.Database;
import dev.slipway.deployer.target.ReleaseSpec;
import dev.slipway.deployer.token.GatewayTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The tokens of releases in clusters, and rows of `cluster_token`. A token is known by a row
// before
/// it goes anywhere, and the row leaves when the gateway says that the token has ended. One whose
/// row was never written, because the deployer was killed, is found at the gateway by its name.
@ApplicationScoped
class ClusterTokens {
    private final Database database;
    private final GatewayTokens gateway;
    private final Clock clock;

    ClusterTokens(Database database, GatewayTokens gateway, Clock clock) {
        this.database = database;
        this.gateway = gateway;
        this.clock = clock;
    }

    /// How far a token is.
    private enum State {
        /// Made; whether a Secret has it is not known.
        ORDERED,
        /// A Secret has it.
        WRITTEN,
        /// A newer one is in the Secret.
        REPLACED
    }

    /// Tokens for new Secrets.
    ///
    /// @param ingest with which the server reports, and nothing else
    /// @param pull with which nodes pull, and nothing else
    record Fresh(GatewayTokens.Ordered ingest, Optional<GatewayTokens.Ordered> pull) {}

    /// Has tokens made. Before that, those of earlier tries that may not be in a Secret are
    // revoked,
    /// so that tries do not pile up tokens.
    ///
    /// @throws IOException when the gateway gives or revokes none
    Fresh order(ReleaseSpec spec, boolean pull) throws IOException {
        UUID releaseId = spec.releaseId();
        Set<String> doomed = new LinkedHashSet<>(gateway.of(spec.project(), releaseId));
        doomed.addAll(ids(releaseId));
        doomed.removeAll(ids(releaseId, State.WRITTEN));
        revoke(spec.project(), doomed);
        return new Fresh(
                ordered(spec, Verb.INGEST),
                pull ? Optional.of(ordered(spec, Verb.PULL)) : Optional.empty());
    }

    private GatewayTokens.Ordered ordered(ReleaseSpec spec, Verb scope) throws IOException {
        GatewayTokens.Ordered token = gateway.order(spec, scope);
        database.update(
                "insert into cluster_token (token_id, release_id, scope, state, at)"
                        + " values (?, ?, ?, ?, ?)",
                token.id(),
                spec.releaseId(),
                scope.wireName(),
                State.ORDERED,
                clock.instant());
        return token;
    }

    /// The tokens that were ordered last are in the Secrets now, and those before are not.
    void written(UUID releaseId) {
        database.update(
                """
                update cluster_token set at = ?,
                       state = case state when 'ORDERED' then 'WRITTEN' else 'REPLACED' end
                 where release_id = ?
                """,
                clock.instant(),
                releaseId);
    }

    /// Whether it is not known which tokens the Secrets have: the deployer was killed, or the
    /// cluster was away, while they were written.
    boolean uncertain(UUID releaseId) {
        return !ids(releaseId, State.ORDERED).isEmpty();
    }

    /// Ends those that are in no Secret any more; costs no call when there are none.
    ///
    /// @throws IOException when one still works
    void revokeReplaced(ClusterRelease release) throws IOException {
        revoke(release.project(), ids(release.releaseId(), State.REPLACED));
    }

    /// Ends all tokens of a release.
    ///
    /// @throws IOException when one still works
    void revokeAll(ClusterRelease release) throws IOException {
        Set<String> all = new LinkedHashSet<>(ids(release.releaseId()));
        if (gateway.gateway().isPresent()) {
            all.addAll(gateway.of(release.project(), release.releaseId()));
        }
        revoke(release.project(), all);
    }

    private void revoke(String project, Iterable<String> ids) throws IOException {
        for (String id : ids) {
            if (!gateway.revoke(project, id)) {
                throw new IOException("the gateway does not revoke token " + id);
            }
            database.update("delete from cluster_token where token_id = ?", id);
        }
    }

    private List<String> ids(UUID releaseId) {
        return database.list(
                "select token_id from cluster_token where release_id = ?",
                row -> row.text("token_id"),
                releaseId);
    }

    private List<String> ids(UUID releaseId, State state) {
        return database.list(
                "select token_id from cluster_token where release_id = ? and state = ?",
                row -> row.text("token_id"),
                releaseId,
                state);
    }
}
