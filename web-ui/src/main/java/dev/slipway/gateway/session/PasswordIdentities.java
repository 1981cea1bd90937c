package dev.slipway.gateway.session;

import dev.slipway.core.identity.Role;
import dev.slipway.core.identity.Verb;
import dev.slipway.gateway.identity.Identity;
import dev.slipway.gateway.identity.Passwords;
import dev.slipway.gateway.route.Refusal;
import dev.slipway.gateway.route.RefusedException;
import dev.slipway.gateway.user.UserRepository;
import dev.slipway.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who stands behind a user's name and password that come with a request. Nothing is remembered:
/// each look costs one slow hash, so clients are led to a short token.
@ApplicationScoped
public class PasswordIdentities {
    private static final int LONGEST_NAME = 63;

    private final PasswordCheck check;
    private final UserRepository users;

    PasswordIdentities(PasswordCheck check, UserRepository users) {
        this.check = check;
        this.users = users;
    }

    /// The identity, with the rights of each project the user belongs to. Blocks on the database.
    ///
    /// @throws RefusedException when name or password is wrong, or the name has to wait
    public Identity find(String username, String password) {
        String name = username.toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw wrong();
        }
        if (password.isEmpty() || password.length() > Passwords.MAX_LENGTH) {
            throw wrong();
        }
        try {
            check.require(name, password);
        } catch (Throttle.TooManyFailures e) {
            throw new RefusedException(
                    new Refusal(e.code(), e.detail(), Math.toIntExact(e.seconds())));
        } catch (ProblemException e) {
            throw new RefusedException(Refusal.of(e.code(), e.detail()));
        }
        SortedMap<String, Set<Verb>> verbs = new TreeMap<>();
        users.roles(name)
                .forEach(
                        (project, role) ->
                                verbs.put(
                                        project,
                                        Role.valueOf(role.toUpperCase(Locale.ROOT)).verbs()));
        return new Identity(name, verbs, null, null, false);
    }

    private static RefusedException wrong() {
        return new RefusedException(Refusal.unauthenticated("The name or the password is wrong."));
    }
}
