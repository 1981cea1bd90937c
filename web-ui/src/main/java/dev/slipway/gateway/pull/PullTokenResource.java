package dev.slipway.gateway.pull;

import dev.slipway.gateway.identity.Principal;
import dev.slipway.gateway.key.TokenMint;
import dev.slipway.gateway.route.Refusal;
import dev.slipway.gateway.route.RefusedException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// `/v2/token`: where a registry's client, told so by a 401, gets a short token for its pull.
@Path("/v2/token")
@PermitAll
@RunOnVirtualThread
public class PullTokenResource {
    private final PullCallers callers;
    private final TokenMint mint;
    private final Clock clock;

    PullTokenResource(PullCallers callers, TokenMint mint, Clock clock) {
        this.callers = callers;
        this.mint = mint;
        this.clock = clock;
    }

    /// A token that pulls for five minutes; a pull that has begun by then goes on to its end.
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A short token for pulling images", operationId = "createPullToken")
    @APIResponse(
            responseCode = "200",
            description = "The token",
            content = @Content(schema = @Schema(implementation = PullToken.class)))
    public Response token(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Parameter(hidden = true)
                    @Nullable String authorization,
            @QueryParam("scope") List<String> scopes) {
        String project = PullScope.project(scopes).orElse(null);
        PullCredentials credentials =
                PullCredentials.read(authorization)
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                Refusal.unauthenticated(
                                                        "Send a user's name and password, or any"
                                                                + " name and a token, as Basic"
                                                                + " credentials")));
        Principal caller = callers.find(credentials, project);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        TokenMint.Minted minted = mint.fresh(caller, PullCallers.AUDIENCE);
        long seconds = Duration.between(now, minted.expiresAt()).toSeconds();
        return Response.ok(new PullToken(minted.token(), minted.token(), seconds, now))
                .header("Cache-Control", "no-store")
                .build();
    }
}
