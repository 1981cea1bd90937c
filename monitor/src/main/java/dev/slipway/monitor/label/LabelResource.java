package dev.slipway.monitor.label;

import dev.slipway.core.identity.Verb;
import dev.slipway.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Where labels arrive, in any order and at any time.
@Path("/api/v1/labels")
@Tag(name = "labels")
@RunOnVirtualThread
public class LabelResource {
    private final LabelService service;
    private final Caller caller;

    LabelResource(LabelService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    /// @param accepted labels that are new
    /// @param duplicates labels whose prediction id had one already; the first one stays
    public record Received(long accepted, long duplicates) {}

    /// Keeps labels; a repeated prediction id counts once.
    @POST
    @APIResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = Received.class)))
    public Response receive(@NotNull @Valid LabelBatch batch) {
        caller.require(Verb.LABEL_WRITE);
        return Response.accepted(service.receive(caller.project(), batch)).build();
    }
}
