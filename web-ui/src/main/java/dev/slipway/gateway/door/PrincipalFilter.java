package dev.slipway.gateway.door;

import dev.slipway.gateway.identity.Principal;
import dev.slipway.gateway.identity.TokenEnd;
import dev.slipway.kit.identity.Caller;
import dev.slipway.kit.identity.Identity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// Tells the gateway's own API who the caller is, as the front door has found out. Without a
/// principal (signing in, public documents) there is no caller, and asking for one is a 401.
@Provider
@Priority(Priorities.AUTHENTICATION)
public class PrincipalFilter implements ContainerRequestFilter {
    static final String PRINCIPAL = "slipway.principal";
    static final String BY_TOKEN = "slipway.by-token";

    private final Caller caller;
    private final TokenEnd tokenEnd;
    private final RoutingContext routing;

    PrincipalFilter(Caller caller, TokenEnd tokenEnd, RoutingContext routing) {
        this.caller = caller;
        this.tokenEnd = tokenEnd;
        this.routing = routing;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Principal principal = routing.get(PRINCIPAL);
        if (principal != null) {
            tokenEnd.is(routing.get(BY_TOKEN, false) ? principal.expiresAt() : null);
            caller.become(
                    new Identity(
                            principal.subject(),
                            principal.project(),
                            principal.verbs(),
                            null,
                            principal.deployment()));
        }
    }
}
