package dev.slipway.validator.policy;

import dev.slipway.core.identity.Verb;
import dev.slipway.kit.http.Cursor;
import dev.slipway.kit.http.ETags;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Policies.
@Path("/api/v1/policies")
@RunOnVirtualThread
public class PolicyResource {
    private final PolicyService service;
    private final Caller caller;

    PolicyResource(PolicyService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    /// Keeps a policy: 201 with a new revision, 200 when the document is known.
    @POST
    @Consumes({
        "application/yaml",
        "application/x-yaml",
        "text/yaml",
        "text/plain",
        "application/json"
    })
    @RequestBody(
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations
                                                            .enums.SchemaType.STRING)))
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Policy.class)))
    public Response save(InputStream body) throws IOException {
        caller.require(Verb.POLICY_WRITE);
        // One byte more than any valid policy, so that a longer one is refused as too long.
        byte[] bytes = body.readNBytes(PolicyParser.MAX_CHARS + 1);
        PolicyService.Saved saved =
                service.save(caller.context(), new String(bytes, StandardCharsets.UTF_8));
        Policy policy = saved.policy();
        URI location =
                URI.create(
                        "/api/v1/policies/%s/revisions/%d"
                                .formatted(policy.name(), policy.revision()));
        return answer(policy, saved.created() ? Response.Status.CREATED : Response.Status.OK)
                .location(location)
                .build();
    }

    /// The newest revision of each policy, by name.
    @GET
    public Page<Policy> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        caller.require(Verb.READ);
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        return service.list(caller.project(), after, Page.limit(limit));
    }

    /// The newest revision.
    @GET
    @Path("{name}")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Policy.class)))
    public Response get(@PathParam("name") String name) {
        caller.require(Verb.READ);
        return answer(service.find(caller.project(), name), Response.Status.OK).build();
    }

    /// One revision.
    @GET
    @Path("{name}/revisions/{revision}")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Policy.class)))
    public Response get(@PathParam("name") String name, @PathParam("revision") int revision) {
        caller.require(Verb.READ);
        return answer(service.find(caller.project(), name, revision), Response.Status.OK).build();
    }

    private static Response.ResponseBuilder answer(Policy policy, Response.Status status) {
        return Response.status(status).entity(policy).header("ETag", ETags.of(policy.revision()));
    }
}
