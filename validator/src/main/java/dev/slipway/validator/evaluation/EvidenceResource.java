package dev.slipway.validator.evaluation;

import dev.slipway.core.identity.Verb;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.identity.Caller;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.validator.bundle.Evidence;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// Evidence of evaluations, streamed from the blobs as it was stored.
@Path("/api/v1/evaluations/{id}/evidence")
@RunOnVirtualThread
public class EvidenceResource {
    private static final String OWNER = "validator";

    private final EvaluationService service;
    private final BlobStore blobs;
    private final Caller caller;

    EvidenceResource(EvaluationService service, BlobStore blobs, Caller caller) {
        this.service = service;
        this.blobs = blobs;
        this.caller = caller;
    }

    /// Everything that the verdict rests on.
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Evidence.class)))
    public Response get(@PathParam("id") UUID id) {
        caller.require(Verb.READ);
        EvaluationEntity row = service.find(caller.project(), id);
        String sha256 = row.evidenceSha256;
        if (sha256 == null) {
            throw new ProblemException(
                    ErrorCode.NOT_FOUND,
                    "Evaluation %s is %s and has no evidence.".formatted(id, row.state));
        }
        return Response.ok(blobs.open(OWNER, sha256), MediaType.APPLICATION_JSON)
                .header("ETag", "\"" + sha256 + "\"")
                .build();
    }
}
