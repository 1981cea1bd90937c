package dev.slipway.gateway.user;

import dev.slipway.core.identity.Role;
import dev.slipway.core.identity.Verb;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.gateway.identity.Identities;
import dev.slipway.gateway.identity.Passwords;
import dev.slipway.gateway.identity.Requests;
import dev.slipway.kit.http.Cursor;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.identity.Caller;
import dev.slipway.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lets people into the caller's project.
@ApplicationScoped
public class UserService {
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,62}");
    private static final Pattern PASSWORD =
            Pattern.compile(
                    ".{%d,%d}".formatted(Passwords.MIN_LENGTH, Passwords.MAX_LENGTH),
                    Pattern.DOTALL);
    private static final List<String> ROLES =
            Arrays.stream(Role.values()).map(Role::wireName).toList();

    private final UserRepository users;
    private final Identities identities;
    private final Caller caller;
    private final Clock clock;

    UserService(UserRepository users, Identities identities, Caller caller, Clock clock) {
        this.users = users;
        this.identities = identities;
        this.caller = caller;
        this.clock = clock;
    }

    /// The members of the caller's project by name.
    public Page<User> list(@Nullable String cursor, @Nullable Integer limit) {
        caller.require(Verb.READ);
        int size = Page.limit(limit);
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        return Page.of(
                users.members(caller.project(), after, size + 1),
                size,
                user -> Cursor.encode(user.username()),
                user -> user);
    }

    /// Makes an account and a member of the caller's project.
    ///
    /// @throws ProblemException NAME_TAKEN when there is an account of that name
    @Transactional
    public User create(UserCreate request) {
        caller.require(Verb.USER_WRITE);
        String username =
                Requests.text(
                        request.username(),
                        "username",
                        USERNAME,
                        "must be 1 to 63 lower-case letters, digits, dots, dashes, underscores or @,"
                                + " beginning with a letter or digit");
        String password =
                Requests.text(
                        request.password(),
                        "password",
                        PASSWORD,
                        "must have %d to %d characters"
                                .formatted(Passwords.MIN_LENGTH, Passwords.MAX_LENGTH));
        String role = role(request);
        Instant now = clock.instant();
        if (!users.insert(username, Passwords.hash(password), now)) {
            throw new ProblemException(
                    ErrorCode.NAME_TAKEN, "There is a user %s already.".formatted(username));
        }
        users.join(username, caller.project(), role);
        identities.forgetAll();
        return new User(username, role, now);
    }

    private static String role(UserCreate request) {
        String role = request.role();
        if (role == null || !ROLES.contains(role)) {
            throw Requests.invalid("role", "must be one of " + String.join(", ", ROLES));
        }
        return role;
    }
}
