package dev.slipway.gateway.key;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The public keys by which services and deployments verify the gateway's short tokens.
@Path("/.well-known/jwks.json")
@PermitAll
public class JwksResource {
    private static final int CACHED_SECONDS = 300;

    private final SigningKey key;

    JwksResource(SigningKey key) {
        this.key = key;
    }

    /// The JWK set.
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Public keys of the gateway's tokens", operationId = "getKeys")
    public Response keys() {
        CacheControl caching = new CacheControl();
        caching.setMaxAge(CACHED_SECONDS);
        return Response.ok(Map.of("keys", List.of(key.publicJwk()))).cacheControl(caching).build();
    }
}
