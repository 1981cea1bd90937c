package dev.slipway.kit.identity;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Lets a request through only with a valid token, except to methods and classes marked
/// `@PermitAll`, and tells [Caller] whose it is. The gateway, which sees other credentials,
/// switches it off and has its own.
@Provider
@Priority(Priorities.AUTHENTICATION)
public class AuthenticationFilter implements ContainerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final TokenVerifier verifier;
    private final Caller caller;
    private final ResourceInfo resource;
    private final boolean enabled;

    AuthenticationFilter(
            TokenVerifier verifier,
            Caller caller,
            ResourceInfo resource,
            @ConfigProperty(name = "slipway.authentication.enabled", defaultValue = "true")
                    boolean enabled) {
        this.verifier = verifier;
        this.caller = caller;
        this.resource = resource;
        this.enabled = enabled;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!enabled || isOpen()) {
            return;
        }
        caller.become(verifier.verify(token(request.getHeaderString(HttpHeaders.AUTHORIZATION))));
    }

    private boolean isOpen() {
        return resource.getResourceMethod().isAnnotationPresent(PermitAll.class)
                || resource.getResourceClass().isAnnotationPresent(PermitAll.class);
    }

    private static String token(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new ProblemException(
                    ErrorCode.UNAUTHENTICATED, "This needs a token: Authorization: Bearer TOKEN.");
        }
        return header.substring(SCHEME.length()).strip();
    }
}
