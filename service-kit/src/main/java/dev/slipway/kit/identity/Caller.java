package dev.slipway.kit.identity;

import dev.slipway.core.identity.Verb;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.event.EventContext;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.kit.problem.Problems;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who makes the current request. Outside a request, in jobs and consumers, there is nobody.
@RequestScoped
public class Caller {
    private @Nullable Identity identity;

    /// Says who it is; called once, by the filter that verified it.
    public void become(Identity verified) {
        identity = verified;
    }

    /// User or service.
    public String actor() {
        return known().actor();
    }

    /// The one project that exists for this call.
    public String project() {
        return known().project();
    }

    /// What the caller may do.
    public Set<Verb> verbs() {
        return known().verbs();
    }

    /// The deployment that an ingest token is bound to, `ENV/NAME`.
    public Optional<String> deployment() {
        return Optional.ofNullable(known().deployment());
    }

    /// Requires a right.
    ///
    /// @throws ProblemException FORBIDDEN without it
    public void require(Verb verb) {
        if (!verbs().contains(verb)) {
            throw new ProblemException(
                    ErrorCode.FORBIDDEN,
                    "This needs the right %s, which %s does not have with these credentials."
                            .formatted(verb.wireName(), actor()));
        }
    }

    /// The context for events that this call causes.
    public EventContext context() {
        return new EventContext(
                project(), actor(), known().onBehalfOf(), Problems.requestId().orElse(null));
    }

    private Identity known() {
        Identity current = identity;
        if (current == null) {
            throw new ProblemException(
                    ErrorCode.UNAUTHENTICATED, "This needs a token in the Authorization header.");
        }
        return current;
    }
}
