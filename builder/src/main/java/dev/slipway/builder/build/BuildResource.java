package dev.slipway.builder.build;

import dev.slipway.builder.source.VersionFilter;
import dev.slipway.core.identity.Verb;
import dev.slipway.kit.http.Cursor;
import dev.slipway.kit.http.ETags;
import dev.slipway.kit.http.Idempotent;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Builds of images.
@Path("/api/v1/builds")
@RunOnVirtualThread
public class BuildResource {
    private final BuildService service;
    private final BuildRepository builds;
    private final BuildLog log;
    private final Caller caller;

    BuildResource(BuildService service, BuildRepository builds, BuildLog log, Caller caller) {
        this.service = service;
        this.builds = builds;
        this.log = log;
        this.caller = caller;
    }

    /// Queues a build of a version that passed its evaluation.
    @POST
    @Idempotent
    @APIResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = Build.class)))
    public Response create(@NotNull @Valid BuildCreate body) {
        caller.require(Verb.BUILD);
        BuildEntity build = service.create(caller.context(), body);
        return Response.accepted(BuildLifecycle.show(build))
                .location(URI.create("/api/v1/builds/" + build.id))
                .header("ETag", ETags.of(build.rowVersion))
                .build();
    }

    /// Builds of the project, newest first.
    @GET
    public Page<Build> list(
            @QueryParam("version") @Nullable String version,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        caller.require(Verb.READ);
        int size = Page.limit(limit);
        UUID before = cursor == null ? null : Cursor.read(cursor, UUID::fromString);
        List<BuildEntity> rows =
                builds.list(caller.project(), VersionFilter.of(version), before, size + 1);
        return Page.of(
                rows, size, build -> Cursor.encode(build.id.toString()), BuildLifecycle::show);
    }

    /// One build.
    @GET
    @Path("{id}")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Build.class)))
    public Response get(@PathParam("id") UUID id) {
        caller.require(Verb.READ);
        return answer(service.find(caller.project(), id), Response.Status.OK);
    }

    /// Takes a build back.
    @POST
    @Path("{id}/cancel")
    @APIResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = Build.class)))
    public Response cancel(@PathParam("id") UUID id) {
        caller.require(Verb.BUILD);
        return answer(service.cancel(caller.context(), id), Response.Status.ACCEPTED);
    }

    /// What a build did, oldest line first. `next` is absent when there are no more lines yet.
    @GET
    @Path("{id}/log")
    public Page<BuildLogLine> log(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        caller.require(Verb.READ);
        service.find(caller.project(), id);
        int size = Page.limit(limit);
        long after = cursor == null ? 0 : Cursor.read(cursor, Long::parseLong);
        List<BuildLogEntity> rows = log.after(id, after, size + 1);
        return Page.of(
                rows,
                size,
                line -> Cursor.encode(Long.toString(line.position)),
                BuildLogEntity::line);
    }

    private static Response answer(BuildEntity build, Response.Status status) {
        return Response.status(status)
                .entity(BuildLifecycle.show(build))
                .header("ETag", ETags.of(build.rowVersion))
                .build();
    }
}
