package dev.slipway.monitor.ingest;

import dev.slipway.core.identity.Verb;
import dev.slipway.kit.identity.Caller;
import io.micrometer.core.instrument.MeterRegistry;
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
    private final MeterRegistry meters;

    IngestResource(IngestService service, Caller caller, MeterRegistry meters) {
        this.service = service;
        this.caller = caller;
        this.meters = meters;
    }

    /// @param accepted always true: the counts are applied whole or the report is refused
    /// @param refusedPredictions predictions that could not be kept, mostly for an id that is too
    ///     long or contains NUL; their labels will find nothing
    public record Accepted(boolean accepted, int refusedPredictions) {}

    /// Applies a report once.
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = Accepted.class)))
    public Response ingest(@NotNull @Valid IngestBatch batch) {
        caller.require(Verb.INGEST);
        int refused = service.apply(caller, batch);
        if (refused > 0) {
            count(batch, refused);
        }
        return Response.accepted(new Accepted(true, refused)).build();
    }

    private void count(IngestBatch batch, int refused) {
        meters.counter(
                        "slipway.ingest.predictions.refused",
                        "project",
                        caller.project(),
                        "deployment",
                        batch.deployment())
                .increment(refused);
    }
}
