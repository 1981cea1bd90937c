package dev.slipway.monitor.ingest;

import dev.slipway.core.identity.Verb;
import dev.slipway.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Where model servers report.
@Path("/api/v1/ingest")
@Tag(name = "ingest")
@RunOnVirtualThread
public class IngestResource {
    private final IngestService service;
    private final Caller caller;

    IngestResource(IngestService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    /// @param accepted always true: a report is applied whole or refused
    public record Accepted(boolean accepted) {}

    /// Applies a report once.
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = Accepted.class)))
    public Response ingest(@NotNull @Valid IngestBatch batch) {
        caller.require(Verb.INGEST);
        service.apply(caller, batch);
        return Response.accepted(new Accepted(true)).build();
    }
}
