package dev.slipway.gateway.pull;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.gateway.route.ErrorForm;
import dev.slipway.gateway.route.Refusal;
import dev.slipway.gateway.route.RefusedException;
import dev.slipway.kit.problem.Problems;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// Says a refusal of the token endpoint in the form of its protocol.
@Provider
public class RefusedMapper implements ExceptionMapper<RefusedException> {
    private final RoutingContext routing;

    RefusedMapper(RoutingContext routing) {
        this.routing = routing;
    }

    @Override
    public Response toResponse(RefusedException refused) {
        Refusal refusal = refused.refusal();
        ErrorForm form = ErrorForm.of(routing.normalizedPath());
        var answer =
                Response.status(refusal.code().status())
                        .type(form.contentType())
                        .entity(form.render(refusal, Problems.requestId().orElse("")));
        if (refusal.code() == ErrorCode.UNAUTHENTICATED) {
            answer.header("WWW-Authenticate", "Basic realm=\"slipway\"");
        }
        if (refusal.retryAfterSeconds() > 0) {
            answer.header("Retry-After", refusal.retryAfterSeconds());
        }
        return answer.build();
    }
}
