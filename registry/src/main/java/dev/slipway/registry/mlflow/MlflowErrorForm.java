package dev.slipway.registry.mlflow;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;

/// Rewrites problems on MLflow's paths.
@Provider
public class MlflowErrorForm implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof HttpProblem problem
                && MlflowPaths.owns(request.getUriInfo().getPath())) {
            String message = Objects.requireNonNullElse(problem.getDetail(), problem.getTitle());
            response.setEntity(
                    MlflowError.of(response.getStatus(), message),
                    null,
                    MediaType.APPLICATION_JSON_TYPE);
            if (response.getStatus() == 401) {
                response.getHeaders()
                        .putSingle(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"mlflow\"");
            }
        }
    }
}
