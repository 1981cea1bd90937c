package dev.slipway.gateway.token;

import dev.slipway.core.identity.Verb;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.gateway.identity.Identities;
import dev.slipway.gateway.identity.Requests;
import dev.slipway.kit.identity.Caller;
import dev.slipway.kit.problem.ProblemException;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A token to be made, checked: its scopes are a part of the caller's, its life is bounded.
///
/// @param owner the user it acts for; none when a service asks
record TokenOrder(
        String name,
        List<String> scopes,
        Duration lifetime,
        @Nullable String owner,
        @Nullable String deployment) {
    static final Duration LONGEST = Duration.ofDays(366);
    private static final String DEFAULT_LIFETIME = "P30D";

    /// What a token of one deployment may do: report its counters, pull its image.
    private static final List<String> OF_A_DEPLOYMENT =
            List.of(Verb.INGEST.wireName(), Verb.PULL.wireName());

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");
    private static final Pattern DEPLOYMENT =
            Pattern.compile("[a-z0-9][a-z0-9-]{0,62}/[a-z0-9][a-z0-9-]{0,62}");

    static TokenOrder of(TokenCreate request, Caller caller) {
        String name =
                Requests.text(
                        request.name(), "name", NAME, "must have 1 to 100 printable characters");
        List<String> scopes = scopes(request.scopes(), caller);
        String deployment = deployment(request.deployment(), scopes);
        boolean service = caller.actor().startsWith(Identities.SERVICE);
        if (service && deployment == null) {
            throw Requests.invalid("deployment", "is needed when a service asks for a token");
        }
        return new TokenOrder(
                name,
                scopes,
                lifetime(request.expires()),
                service ? null : caller.actor(),
                deployment);
    }

    private static List<String> scopes(@Nullable List<String> given, Caller caller) {
        if (given == null || given.isEmpty()) {
            throw Requests.invalid("scopes", "must name at least one right, for example `read`");
        }
        for (String scope : given) {
            Verb verb =
                    Verb.of(scope)
                            .orElseThrow(() -> Requests.invalid("scopes", "has no right " + scope));
            if (!caller.verbs().contains(verb)) {
                throw new ProblemException(
                        ErrorCode.FORBIDDEN,
                        "A token cannot do more than its owner: you do not have the right %s."
                                .formatted(scope));
            }
        }
        return given.stream().distinct().sorted().toList();
    }

    private static @Nullable String deployment(@Nullable String given, List<String> scopes) {
        if (given == null) {
            return null;
        }
        if (!OF_A_DEPLOYMENT.containsAll(scopes)) {
            throw Requests.invalid(
                    "deployment",
                    "is for tokens with no other scopes than "
                            + String.join(", ", OF_A_DEPLOYMENT));
        }
        return Requests.text(
                given, "deployment", DEPLOYMENT, "must look like staging/flight-delay");
    }

    /// Days and weeks as well as hours and minutes: `P30D`, `P2W`, `PT8H`.
    private static Duration lifetime(@Nullable String given) {
        String text = given == null ? DEFAULT_LIFETIME : given;
        try {
            Duration lifetime =
                    text.contains("W")
                            ? Duration.ofDays(Period.parse(text).getDays())
                            : Duration.parse(text);
            if (lifetime.isPositive() && lifetime.compareTo(LONGEST) <= 0) {
                return lifetime;
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            throw badLifetime(e);
        }
        throw badLifetime(null);
    }

    private static ProblemException badLifetime(@Nullable Exception cause) {
        ProblemException refusal =
                Requests.invalid(
                        "expires",
                        "must be an ISO 8601 duration of at most %d days, for example P30D"
                                .formatted(LONGEST.toDays()));
        if (cause != null) {
            refusal.addSuppressed(cause);
        }
        return refusal;
    }
}
