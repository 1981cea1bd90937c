package dev.slipway.registry.alias;

import dev.slipway.core.identity.Verb;
import dev.slipway.kit.http.ETags;
import dev.slipway.kit.identity.Caller;
import dev.slipway.registry.model.Model;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/api/v1/models/{name}/aliases`; answers the model that carries them.
@Path("/api/v1/models/{name}/aliases/{alias}")
@Tag(name = "aliases")
@RunOnVirtualThread
public class AliasResource {
    private final AliasService aliases;
    private final Caller caller;

    AliasResource(AliasService aliases, Caller caller) {
        this.aliases = aliases;
        this.caller = caller;
    }

    @PUT
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Model.class)))
    public Response move(
            @PathParam("name") String name,
            @PathParam("alias") String alias,
            @Valid @NotNull AliasMove order) {
        caller.require(Verb.MODEL_WRITE);
        Model model = aliases.move(name, alias, order);
        return Response.ok(model).header(HttpHeaders.ETAG, ETags.of(model.revision())).build();
    }

    @DELETE
    public void remove(@PathParam("name") String name, @PathParam("alias") String alias) {
        caller.require(Verb.MODEL_WRITE);
        aliases.remove(name, alias);
    }
}
