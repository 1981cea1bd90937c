package dev.slipway.deployer.release;

import dev.slipway.core.id.VersionRef;
import dev.slipway.core.identity.Verb;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.kit.http.ETags;
import dev.slipway.kit.http.Idempotent;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.identity.Caller;
import dev.slipway.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// `/api/v1/releases`.
@Path("/api/v1/releases")
@Tag(name = "Releases")
@RunOnVirtualThread
public class ReleaseResource {
    private final ReleaseService releases;
    private final Caller caller;

    ReleaseResource(ReleaseService releases, Caller caller) {
        this.releases = releases;
        this.caller = caller;
    }

    /// Begins a release; follow it at `Location`.
    @POST
    @Idempotent
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "202",
            description = "The release has begun",
            content = @Content(schema = @Schema(implementation = Release.class)))
    public Response create(@NotNull @Valid ReleaseCreate body) {
        caller.require(Verb.DEPLOY);
        return accepted(releases.create(body, caller.context()));
    }

    /// Releases, newest first.
    @GET
    public Page<Release> list(
            @QueryParam("environment") @Nullable String environment,
            @QueryParam("deployment") @Nullable String deployment,
            @QueryParam("version") @Nullable String version,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        caller.require(Verb.READ);
        VersionRef.ByNumber ref = version == null ? null : byNumber(version);
        var filter =
                new ReleaseRepository.Filter(
                        caller.project(),
                        environment,
                        deployment,
                        ref == null ? null : ref.model(),
                        ref == null ? null : ref.version());
        return releases.list(filter, cursor, Page.limit(limit));
    }

    /// One release.
    @GET
    @Path("{id}")
    @APIResponse(
            responseCode = "200",
            description = "The release",
            content = @Content(schema = @Schema(implementation = Release.class)))
    public Response get(@PathParam("id") String id) {
        caller.require(Verb.READ);
        Release release = releases.get(caller.project(), id(id));
        return Response.ok(release)
                .header(HttpHeaders.ETAG, ETags.of(release.rowVersion()))
                .build();
    }

    /// Takes back a release that has no traffic yet.
    @POST
    @Path("{id}/cancel")
    @APIResponse(
            responseCode = "202",
            description = "It is being taken back",
            content = @Content(schema = @Schema(implementation = Release.class)))
    public Response cancel(@PathParam("id") String id, @NotNull @Valid Reason body) {
        caller.require(Verb.DEPLOY);
        return accepted(releases.cancel(id(id), String.valueOf(body.reason()), caller.context()));
    }

    static Response accepted(Release release) {
        return Response.accepted(release)
                .location(URI.create("/api/v1/releases/" + release.id()))
                .header(HttpHeaders.ETAG, ETags.of(release.rowVersion()))
                .build();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            ProblemException problem =
                    new ProblemException(ErrorCode.NOT_FOUND, "There is no release " + text + ".");
            problem.addSuppressed(e);
            throw problem;
        }
    }

    private static VersionRef.ByNumber byNumber(String text) {
        if (VersionRef.parse(text).orElse(null) instanceof VersionRef.ByNumber ref) {
            return ref;
        }
        String message = "must be like flight-delay/3";
        throw new ProblemException(
                ErrorCode.INVALID_REQUEST,
                "The query parameter version " + message + ".",
                List.of(new Violation("version", "query", message)));
    }
}
