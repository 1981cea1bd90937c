package dev.slipway.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.data.exceptions.OptimisticLockingFailureException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gives every problem, wherever it comes from, the one form: type, title, code, request id; a
/// failure of ours keeps its cause to itself.
@ApplicationScoped
public class ProblemForm implements ProblemPostProcessor {
    private static final int MAX_CAUSES = 10;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int BEFORE_THE_LOGGER = 101;

    @Override
    public int priority() {
        return BEFORE_THE_LOGGER;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getParameters().containsKey("code")) {
            return problem;
        }
        return recognised(problem, context.cause).orElseGet(() -> byStatus(problem));
    }

    private static Optional<HttpProblem> recognised(
            HttpProblem problem, @Nullable Throwable cause) {
        // Jackson wraps what a body's stream or a record's constructor throws.
        Optional<ProblemException> refusal = cause(cause, ProblemException.class);
        if (refusal.isPresent()) {
            return refusal.map(Problems::of);
        }
        Optional<JsonProcessingException> json = cause(cause, JsonProcessingException.class);
        if (json.isPresent() && problem.getStatusCode() < FIRST_SERVER_ERROR) {
            return json.map(JsonProblems::of).map(Problems::of);
        }
        return isLostRace(cause) ? Optional.of(lostRace()) : Optional.empty();
    }

    private static HttpProblem lostRace() {
        return Problems.of(
                new ProblemException(
                        ErrorCode.STALE_ETAG,
                        "Somebody else changed this at the same time. Read it again and retry."));
    }

    private static HttpProblem byStatus(HttpProblem problem) {
        ErrorCode code = code(problem.getStatusCode());
        HttpProblem.Builder builder =
                Problems.builder(code, detail(code, problem), violations(problem));
        builder.withStatus(problem.getStatusCode());
        problem.getHeaders().forEach(builder::withHeader);
        return builder.build();
    }

    private static boolean isLostRace(@Nullable Throwable cause) {
        return cause(cause, OptimisticLockException.class).isPresent()
                || cause(cause, OptimisticLockingFailureException.class).isPresent();
    }

    private static ErrorCode code(int status) {
        return switch (status) {
            case 401 -> ErrorCode.UNAUTHENTICATED;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 406 -> ErrorCode.NOT_ACCEPTABLE;
            case 409 -> ErrorCode.STATE_CONFLICT;
            case 412 -> ErrorCode.STALE_ETAG;
            case 413 -> ErrorCode.PAYLOAD_TOO_LARGE;
            case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> ErrorCode.TOO_MANY_REQUESTS;
            case 503 -> ErrorCode.UNAVAILABLE;
            default ->
                    status >= FIRST_SERVER_ERROR ? ErrorCode.INTERNAL : ErrorCode.INVALID_REQUEST;
        };
    }

    private static String detail(ErrorCode code, HttpProblem problem) {
        return switch (code) {
            case INTERNAL ->
                    "Something failed on our side. Tell the operator the request id; it is in the"
                            + " service's log.";
            case NOT_FOUND -> "There is nothing under this address.";
            case METHOD_NOT_ALLOWED -> "This address does not take this method.";
            case UNSUPPORTED_MEDIA_TYPE -> "This address does not take this Content-Type.";
            case NOT_ACCEPTABLE ->
                    "This address cannot answer in a media type of the Accept header.";
            case PAYLOAD_TOO_LARGE -> "The body is larger than this address takes.";
            case INVALID_REQUEST ->
                    violations(problem).stream()
                            .map(violation -> violation.field() + " " + violation.message())
                            .reduce((first, second) -> first + "; " + second)
                            .orElse("The request is not valid.");
            default -> problem.getDetail() == null ? code.title() + "." : problem.getDetail();
        };
    }

    private static List<Violation> violations(HttpProblem problem) {
        List<Violation> violations = new ArrayList<>();
        if (problem.getParameters().get("violations") instanceof List<?> given) {
            for (Object one : given) {
                if (one instanceof io.quarkiverse.resteasy.problem.validation.Violation v) {
                    violations.add(new Violation(v.field, v.in, v.message));
                }
            }
        }
        return violations;
    }

    private static <T extends Throwable> Optional<T> cause(
            @Nullable Throwable from, Class<T> type) {
        Throwable current = from;
        for (int depth = 0; current != null && depth < MAX_CAUSES; depth++) {
            if (type.isInstance(current)) {
                return Optional.of(type.cast(current));
            }
            current = current.getCause();
        }
        return Optional.empty();
    }
}
