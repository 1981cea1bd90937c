package dev.slipway.kit.problem;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.OciErrorCode;
import dev.slipway.core.problem.OciErrors;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;

/// Rewrites problems on the paths of the OCI distribution API; its clients look for
/// `{"errors": [{"code", "message"}]}` and show nothing of any other form.
@Provider
public class OciErrorForm implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        if (response.getEntity() instanceof HttpProblem problem
                && OciErrors.speaks(path.startsWith("/") ? path : "/" + path)) {
            String message = Objects.requireNonNullElse(problem.getDetail(), problem.getTitle());
            response.setEntity(
                    OciErrors.of(code(problem), message), null, MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private static OciErrorCode code(HttpProblem problem) {
        return problem.getParameters().get("code") instanceof String name
                ? OciErrorCode.of(ErrorCode.valueOf(name))
                : OciErrorCode.UNKNOWN;
    }
}
