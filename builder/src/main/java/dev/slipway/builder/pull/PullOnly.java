package dev.slipway.builder.pull;

import dev.slipway.core.problem.OciErrorCode;
import dev.slipway.core.problem.OciErrors;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/// Refuses every method that pushes or deletes, wherever it is tried, before its body is read.
@Provider
@PreMatching
public class PullOnly implements ContainerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD");
    static final String REFUSAL =
            "Images cannot be pushed to or deleted from Slipway by this API; a build makes them"
                    + " (POST /api/v1/builds).";

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        boolean here = OciErrors.speaks(path.startsWith("/") ? path : "/" + path);
        if (here && !READING.contains(request.getMethod())) {
            request.abortWith(
                    Response.status(OciErrorCode.UNSUPPORTED.status())
                            .type(MediaType.APPLICATION_JSON_TYPE)
                            .header(HttpHeaders.ALLOW, "GET, HEAD")
                            .entity(OciErrors.of(OciErrorCode.UNSUPPORTED, REFUSAL))
                            .build());
        }
    }
}
