package dev.slipway.deployer.release;

import dev.slipway.core.identity.Verb;
import dev.slipway.kit.http.ETags;
import dev.slipway.kit.http.Idempotent;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// `/api/v1/deployments`. Calls that change something honour `If-Match` when it is sent.
@Path("/api/v1/deployments")
@Tag(name = "Deployments")
@RunOnVirtualThread
public class DeploymentResource {
    private static final int MAX_TAIL = 5000;

    private final DeploymentService deployments;
    private final Caller caller;

    DeploymentResource(DeploymentService deployments, Caller caller) {
        this.deployments = deployments;
        this.caller = caller;
    }

    /// Deployments by environment and name, without removed ones.
    @GET
    public Page<Deployment> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        caller.require(Verb.READ);
        return deployments.list(caller.project(), cursor, Page.limit(limit));
    }

    /// One deployment: what is desired, what is live, what is under way.
    @GET
    @Path("{environment}/{name}")
    @APIResponse(
            responseCode = "200",
            description = "The deployment",
            content = @Content(schema = @Schema(implementation = Deployment.class)))
    public Response get(
            @PathParam("environment") String environment, @PathParam("name") String name) {
        caller.require(Verb.READ);
        Deployment deployment = deployments.get(key(environment, name));
        return Response.ok(deployment)
                .header(HttpHeaders.ETAG, ETags.of(deployment.rowVersion()))
                .build();
    }

    /// Begins a release of the version that was healthy before.
    @POST
    @Path("{environment}/{name}/rollback")
    @Idempotent
    @APIResponse(
            responseCode = "202",
            description = "The release has begun",
            content = @Content(schema = @Schema(implementation = Release.class)))
    public Response rollBack(
            @PathParam("environment") String environment,
            @PathParam("name") String name,
            @NotNull @Valid Reason body,
            @Context HttpHeaders headers) {
        caller.require(Verb.DEPLOY);
        DeploymentService.Key key = key(environment, name);
        requireSeen(headers, key);
        return ReleaseResource.accepted(
                deployments.rollBack(key, String.valueOf(body.reason()), caller.context()));
    }

    /// Takes the deployment away.
    @DELETE
    @Path("{environment}/{name}")
    @APIResponse(
            responseCode = "202",
            description = "It is being taken away",
            content = @Content(schema = @Schema(implementation = Deployment.class)))
    public Response remove(
            @PathParam("environment") String environment,
            @PathParam("name") String name,
            @NotNull @Valid Reason body,
            @Context HttpHeaders headers) {
        caller.require(Verb.DEPLOY);
        DeploymentService.Key key = key(environment, name);
        requireSeen(headers, key);
        Deployment deployment =
                deployments.remove(key, String.valueOf(body.reason()), caller.context());
        return Response.accepted(deployment)
                .location(URI.create("/api/v1/deployments/" + environment + "/" + name))
                .header(HttpHeaders.ETAG, ETags.of(deployment.rowVersion()))
                .build();
    }

    /// What the server wrote last.
    @GET
    @Path("{environment}/{name}/logs")
    public DeploymentLogs logs(
            @PathParam("environment") String environment,
            @PathParam("name") String name,
            @QueryParam("tail") @DefaultValue("200") @Min(1) @Max(MAX_TAIL) int tail,
            @QueryParam("release") @Nullable UUID release) {
        caller.require(Verb.READ);
        return new DeploymentLogs(deployments.logs(key(environment, name), release, tail));
    }

    private void requireSeen(HttpHeaders headers, DeploymentService.Key key) {
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) != null) {
            ETags.require(headers, deployments.get(key).rowVersion());
        }
    }

    private DeploymentService.Key key(String environment, String name) {
        return new DeploymentService.Key(caller.project(), environment, name);
    }
}
