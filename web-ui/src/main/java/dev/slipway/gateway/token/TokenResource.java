package dev.slipway.gateway.token;

import dev.slipway.gateway.identity.Requests;
import dev.slipway.kit.http.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// `/api/v1/tokens`. Making a token takes no Idempotency-Key: a stored answer would hold the
/// secret.
@Path("/api/v1/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TokenResource {
    private final TokenService tokens;

    TokenResource(TokenService tokens) {
        this.tokens = tokens;
    }

    /// Tokens that work.
    @GET
    @Operation(summary = "List the caller's tokens", operationId = "listTokens")
    public Page<Token> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return tokens.list(cursor, limit);
    }

    /// A new token, shown once.
    @POST
    @Operation(summary = "Make a token; it is shown once", operationId = "createToken")
    @APIResponse(responseCode = "201", description = "The token with its secret")
    public Response create(@Nullable TokenCreate request) {
        Token token = tokens.create(Requests.body(request));
        return Response.created(URI.create("/api/v1/tokens/" + token.id()))
                .header("Cache-Control", "no-store")
                .entity(token)
                .build();
    }

    /// Ends a token.
    @DELETE
    @Path("/{id}")
    @Operation(summary = "Revoke a token at once", operationId = "revokeToken")
    @APIResponse(responseCode = "204", description = "It no longer works")
    public void revoke(@PathParam("id") String id) {
        tokens.revoke(id);
    }
}
