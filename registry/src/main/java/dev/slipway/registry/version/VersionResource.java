package dev.slipway.registry.version;

import dev.slipway.core.identity.Verb;
import dev.slipway.kit.http.ETags;
import dev.slipway.kit.http.Idempotent;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// `/api/v1/models/{name}/versions`.
@Path("/api/v1/models/{name}/versions")
@Tag(name = "versions")
@RunOnVirtualThread
public class VersionResource {
    private final VersionService versions;
    private final SealService seals;
    private final Caller caller;

    VersionResource(VersionService versions, SealService seals, Caller caller) {
        this.versions = versions;
        this.seals = seals;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Version.class)))
    public Response create(@PathParam("name") String name, @Nullable @Valid VersionCreate order) {
        caller.require(Verb.MODEL_WRITE);
        Version version = versions.create(name, order == null ? new VersionCreate(null) : order);
        return Response.created(
                        UriBuilder.fromPath("/api/v1/models/{name}/versions/{version}")
                                .build(version.model(), version.version()))
                .header(HttpHeaders.ETAG, ETags.of(version.revision()))
                .entity(version)
                .build();
    }

    @GET
    public Page<Version> list(
            @PathParam("name") String name,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        caller.require(Verb.READ);
        return versions.list(name, cursor, Page.limit(limit));
    }

    @GET
    @Path("/{version}")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Version.class)))
    public Response get(@PathParam("name") String name, @PathParam("version") int version) {
        caller.require(Verb.READ);
        return answer(versions.get(name, version));
    }

    @POST
    @Path("/{version}/seal")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Version.class)))
    public Response seal(@PathParam("name") String name, @PathParam("version") int version) {
        caller.require(Verb.MODEL_WRITE);
        return answer(seals.seal(name, version));
    }

    @DELETE
    @Path("/{version}")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Version.class)))
    public Response abandon(@PathParam("name") String name, @PathParam("version") int version) {
        caller.require(Verb.MODEL_WRITE);
        return answer(versions.abandon(name, version));
    }

    static Response answer(Version version) {
        return Response.ok(version).header(HttpHeaders.ETAG, ETags.of(version.revision())).build();
    }
}
