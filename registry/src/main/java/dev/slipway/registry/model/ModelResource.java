package dev.slipway.registry.model;

import dev.slipway.core.identity.Verb;
import dev.slipway.kit.http.ETags;
import dev.slipway.kit.http.Idempotent;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// `/api/v1/models`.
@Path("/api/v1/models")
@Tag(name = "models")
@RunOnVirtualThread
public class ModelResource {
    private final ModelService models;
    private final Caller caller;

    ModelResource(ModelService models, Caller caller) {
        this.models = models;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Model.class)))
    public Response create(@Valid @NotNull ModelCreate order) {
        caller.require(Verb.MODEL_WRITE);
        Model model = models.create(order);
        return Response.created(UriBuilder.fromPath("/api/v1/models/{name}").build(model.name()))
                .header(HttpHeaders.ETAG, ETags.of(model.revision()))
                .entity(model)
                .build();
    }

    @GET
    public Page<Model> list(
            @QueryParam("q") @Nullable String text,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        caller.require(Verb.READ);
        return models.list(text, cursor, Page.limit(limit));
    }

    @GET
    @Path("/{name}")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Model.class)))
    public Response get(@PathParam("name") String name) {
        caller.require(Verb.READ);
        return answer(models.get(name));
    }

    @PATCH
    @Path("/{name}")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Model.class)))
    public Response patch(
            @PathParam("name") String name,
            @Context HttpHeaders headers,
            @Valid @NotNull ModelPatch patch) {
        caller.require(Verb.MODEL_WRITE);
        return answer(models.patch(name, patch, revision -> ETags.require(headers, revision)));
    }

    private static Response answer(Model model) {
        return Response.ok(model).header(HttpHeaders.ETAG, ETags.of(model.revision())).build();
    }
}
