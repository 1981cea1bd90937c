package dev.slipway.gateway.session;

import dev.slipway.core.identity.Role;
import dev.slipway.core.identity.Verb;
import dev.slipway.gateway.identity.Identity;
import dev.slipway.kit.identity.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeSet;

/// Who the caller is, and what it may do in the project of this request.
///
/// @param role the role in that project; `service` for a caller that is no person
public record Me(
        String username, String project, List<String> projects, String role, List<String> verbs) {
    public Me {
        projects = List.copyOf(projects);
        verbs = List.copyOf(verbs);
    }

    /// The caller of a request; its token may allow less than its role.
    static Me of(Caller caller, SortedMap<String, String> roles) {
        String project = caller.project();
        List<String> projects = roles.isEmpty() ? List.of(project) : List.copyOf(roles.keySet());
        return new Me(
                caller.actor(),
                project,
                projects,
                roles.getOrDefault(project, "service"),
                wireNames(caller.verbs()));
    }

    /// A person who has just signed in, in the project that a session without a header has.
    static Me of(String username, SortedMap<String, String> roles) {
        if (roles.isEmpty()) {
            return new Me(username, "", List.of(), "none", List.of());
        }
        boolean usual = roles.containsKey(Identity.DEFAULT_PROJECT);
        String project = usual ? Identity.DEFAULT_PROJECT : roles.firstKey();
        String role = roles.getOrDefault(project, "");
        return new Me(
                username,
                project,
                List.copyOf(roles.keySet()),
                role,
                wireNames(Role.valueOf(role.toUpperCase(Locale.ROOT)).verbs()));
    }

    private static List<String> wireNames(Collection<Verb> verbs) {
        return new TreeSet<>(verbs).stream().map(Verb::wireName).toList();
    }
}
