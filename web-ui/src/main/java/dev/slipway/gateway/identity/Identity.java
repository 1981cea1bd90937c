package dev.slipway.gateway.identity;

import dev.slipway.core.identity.Verb;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.gateway.route.Refusal;
import dev.slipway.gateway.route.RefusedException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What stands behind a cookie or a token: a name, and what it may do in each project it belongs
/// to.
///
/// @param subject the user's or service's name
/// @param verbs by project; a token has exactly one project
/// @param deployment the one deployment an ingest token is for
/// @param expiresAt when the credentials end
/// @param everyProject whether the verbs of the default project hold in all (our own services)
public record Identity(
        String subject,
        SortedMap<String, Set<Verb>> verbs,
        @Nullable String deployment,
        @Nullable Instant expiresAt,
        boolean everyProject) {
    /// The project of a session that names none.
    public static final String DEFAULT_PROJECT = "default";

    public Identity {
        verbs = new TreeMap<>(verbs);
    }

    /// One of our own services, in whichever project it names.
    public static Identity service(String subject, Set<Verb> verbs) {
        SortedMap<String, Set<Verb>> everywhere = new TreeMap<>(Map.of(DEFAULT_PROJECT, verbs));
        return new Identity(subject, everywhere, null, null, true);
    }

    /// This identity in one project.
    ///
    /// @param project the one asked for; without it `default`, else the first by name
    /// @throws RefusedException when it does not belong to that project, or to none
    public Principal in(@Nullable String project) {
        if (verbs.isEmpty()) {
            throw forbidden(subject + " belongs to no project; an administrator can change that");
        }
        String chosen = project == null ? usual() : project;
        Set<Verb> allowed = verbs.get(everyProject ? DEFAULT_PROJECT : chosen);
        if (allowed == null) {
            throw forbidden(
                    "These credentials are not for project %s but for %s"
                            .formatted(chosen, String.join(", ", verbs.keySet())));
        }
        return new Principal(subject, chosen, allowed, deployment, expiresAt);
    }

    /// Whether a project is one of its own.
    public boolean belongsTo(String project) {
        return everyProject || verbs.containsKey(project);
    }

    private String usual() {
        return verbs.containsKey(DEFAULT_PROJECT) ? DEFAULT_PROJECT : verbs.firstKey();
    }

    private static RefusedException forbidden(String detail) {
        return new RefusedException(Refusal.of(ErrorCode.FORBIDDEN, detail));
    }
}
