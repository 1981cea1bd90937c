package dev.slipway.gateway.project;

import dev.slipway.core.identity.Role;
import dev.slipway.core.identity.Verb;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.gateway.identity.Identities;
import dev.slipway.gateway.identity.Requests;
import dev.slipway.gateway.user.UserRepository;
import dev.slipway.kit.http.Cursor;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.identity.Caller;
import dev.slipway.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Projects of the caller.
@ApplicationScoped
public class ProjectService {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final ProjectRepository projects;
    private final UserRepository users;
    private final Identities identities;
    private final Caller caller;
    private final Clock clock;

    ProjectService(
            ProjectRepository projects,
            UserRepository users,
            Identities identities,
            Caller caller,
            Clock clock) {
        this.projects = projects;
        this.users = users;
        this.identities = identities;
        this.caller = caller;
        this.clock = clock;
    }

    /// The projects that the caller belongs to, by name.
    public Page<Project> list(@Nullable String cursor, @Nullable Integer limit) {
        int size = Page.limit(limit);
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        return Page.of(
                projects.of(caller.actor(), after, size + 1),
                size,
                project -> Cursor.encode(project.name()),
                project -> project);
    }

    /// Makes a project whose first administrator is the caller.
    ///
    /// @throws ProblemException NAME_TAKEN when there is one of that name, the caller's or not
    @Transactional
    public Project create(ProjectCreate request) {
        caller.require(Verb.USER_WRITE);
        String name =
                Requests.text(
                        request.name(),
                        "name",
                        NAME,
                        "must be 1 to 63 lower-case letters, digits or dashes, beginning with a"
                                + " letter or digit");
        Instant now = clock.instant();
        if (!projects.insert(name, now)) {
            throw new ProblemException(
                    ErrorCode.NAME_TAKEN, "There is a project %s already.".formatted(name));
        }
        users.join(caller.actor(), name, Role.ADMIN.wireName());
        identities.forgetAll();
        return new Project(name, now);
    }
}
