package dev.slipway.gateway.pull;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.gateway.route.Refusal;
import dev.slipway.gateway.route.RefusedException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a client asks a token for, `repository:PROJECT/MODEL:pull`. Only its form is checked: what
/// a token opens is decided by the credentials, and whether a repository is there by the builder.
final class PullScope {
    /// Longest list of scopes looked at.
    private static final int MAX_LENGTH = 2_048;

    private static final Pattern FORM =
            Pattern.compile(
                    "[a-z]+(?:\\([a-z]+\\))?:"
                            + "(?<name>[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*)"
                            + ":(?:[a-z*]+(?:,[a-z*]+)*)?");

    private PullScope() {}

    /// The project of the first repository named; empty when none is.
    ///
    /// @param given the values of `scope`, each one or several scopes
    /// @throws RefusedException when one is no scope
    static Optional<String> project(List<String> given) {
        String all = String.join(" ", given);
        if (all.length() > MAX_LENGTH) {
            throw malformed("The scopes have more than %d characters".formatted(MAX_LENGTH));
        }
        return Arrays.stream(all.split(" "))
                .filter(scope -> !scope.isEmpty())
                .map(PullScope::project)
                .toList()
                .stream()
                .findFirst();
    }

    private static String project(String scope) {
        Matcher matcher = FORM.matcher(scope);
        if (!matcher.matches()) {
            throw malformed("A scope must look like repository:PROJECT/MODEL:pull");
        }
        String name = matcher.group("name");
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    private static RefusedException malformed(String detail) {
        return new RefusedException(Refusal.of(ErrorCode.INVALID_REQUEST, detail));
    }
}
