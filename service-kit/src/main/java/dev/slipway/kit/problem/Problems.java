package dev.slipway.kit.problem;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.MDC;

/// The document of a refusal.
public final class Problems {
    /// Where a request's id is kept while it is served, for log lines and problems.
    public static final String REQUEST_ID = "requestId";

    private Problems() {}

    /// The problem of an exception.
    public static HttpProblem of(ProblemException exception) {
        return builder(exception.code(), exception.detail(), exception.violations()).build();
    }

    static HttpProblem.Builder builder(ErrorCode code, String detail, List<Violation> violations) {
        HttpProblem.Builder builder =
                HttpProblem.builder()
                        .withType(URI.create(code.type()))
                        .withTitle(code.title())
                        .withStatus(code.status())
                        .withDetail(detail)
                        .with("code", code.wireName());
        requestId().ifPresent(id -> builder.with("requestId", id));
        if (!violations.isEmpty()) {
            builder.with("violations", violations);
        }
        if (code == ErrorCode.UNAUTHENTICATED) {
            builder.withHeader("WWW-Authenticate", "Bearer");
        }
        return builder;
    }

    /// The id of the request that is being served.
    public static Optional<String> requestId() {
        return Optional.ofNullable(MDC.get(REQUEST_ID)).map(Object::toString);
    }
}
