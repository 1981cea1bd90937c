package dev.slipway.registry.version;

import dev.slipway.core.id.VersionRef;
import dev.slipway.core.identity.Verb;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.kit.identity.Caller;
import dev.slipway.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// `/api/v1/versions`: versions by reference and by id.
@Path("/api/v1/versions")
@Tag(name = "versions")
@RunOnVirtualThread
public class VersionLookupResource {
    private final VersionService versions;
    private final Caller caller;

    VersionLookupResource(VersionService versions, Caller caller) {
        this.versions = versions;
        this.caller = caller;
    }

    @GET
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Version.class)))
    public Response resolve(@QueryParam("ref") @Nullable String reference) {
        caller.require(Verb.READ);
        return VersionResource.answer(versions.resolve(parsed(reference)));
    }

    private static VersionRef parsed(@Nullable String reference) {
        return Optional.ofNullable(reference)
                .flatMap(VersionRef::parse)
                .orElseThrow(
                        () -> {
                            String message = "must be like model/3 or model@champion";
                            return new ProblemException(
                                    ErrorCode.INVALID_REQUEST,
                                    "The query parameter ref " + message + ".",
                                    List.of(new Violation("ref", "query", message)));
                        });
    }

    @GET
    @Path("/{id}")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Version.class)))
    public Response get(@PathParam("id") UUID id) {
        caller.require(Verb.READ);
        return VersionResource.answer(versions.get(id));
    }
}
