package dev.slipway.deployer.environment;

import dev.slipway.core.identity.Verb;
import dev.slipway.kit.http.ETags;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/api/v1/environments`.
@Path("/api/v1/environments")
@Tag(name = "Environments")
@RunOnVirtualThread
public class EnvironmentResource {
    private final EnvironmentService environments;
    private final Caller caller;

    EnvironmentResource(EnvironmentService environments, Caller caller) {
        this.environments = environments;
        this.caller = caller;
    }

    /// All environments of the project; a project has too few to page through.
    @GET
    public Page<Environment> list() {
        caller.require(Verb.READ);
        return new Page<>(environments.list(caller.project()), null);
    }

    /// Makes an environment (201) or changes where its later releases run (200).
    @PUT
    @Path("{name}")
    @APIResponse(
            responseCode = "200",
            description = "It exists like this",
            content = @Content(schema = @Schema(implementation = Environment.class)))
    @APIResponse(
            responseCode = "201",
            description = "It was made",
            content = @Content(schema = @Schema(implementation = Environment.class)))
    public Response put(
            @PathParam("name") String name,
            @NotNull @Valid EnvironmentPut body,
            @Context HttpHeaders headers) {
        caller.require(Verb.DEPLOY);
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) != null) {
            ETags.require(headers, environments.require(caller.project(), name).rowVersion());
        }
        EnvironmentService.Put put = environments.put(caller.project(), name, body);
        Environment environment = put.environment();
        return Response.status(put.made() ? Response.Status.CREATED : Response.Status.OK)
                .header(HttpHeaders.ETAG, ETags.of(environment.rowVersion()))
                .entity(environment)
                .build();
    }
}
