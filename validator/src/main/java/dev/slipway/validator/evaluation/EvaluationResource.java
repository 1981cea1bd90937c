package dev.slipway.validator.evaluation;

import dev.slipway.core.identity.Verb;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Evaluations.
@Path("/api/v1/evaluations")
@RunOnVirtualThread
public class EvaluationResource {
    private final EvaluationService service;
    private final EvaluationList list;
    private final EvaluationView view;
    private final Caller caller;

    EvaluationResource(
            EvaluationService service, EvaluationList list, EvaluationView view, Caller caller) {
        this.service = service;
        this.list = list;
        this.view = view;
        this.caller = caller;
    }

    /// Queues an evaluation of a sealed version.
    @POST
    @Idempotent
    @APIResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = Evaluation.class)))
    public Response create(@NotNull @Valid EvaluationCreate body) {
        caller.require(Verb.EVALUATE);
        return accepted(service.create(caller.context(), body));
    }

    /// Evaluations of the project, newest first.
    @GET
    public Page<Evaluation> list(
            @QueryParam("version") @Nullable String version,
            @QueryParam("versionId") @Nullable UUID versionId,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        caller.require(Verb.READ);
        EvaluationFilter filter = EvaluationFilter.of(version, versionId, state);
        return list.page(caller.project(), filter, cursor, Page.limit(limit));
    }

    /// One evaluation.
    @GET
    @Path("{id}")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Evaluation.class)))
    public Response get(@PathParam("id") UUID id) {
        caller.require(Verb.READ);
        EvaluationEntity row = service.find(caller.project(), id);
        return Response.ok(view.show(row)).header("ETag", ETags.of(row.rowVersion)).build();
    }

    /// Takes an evaluation back.
    @POST
    @Path("{id}/cancel")
    @APIResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = Evaluation.class)))
    public Response cancel(@PathParam("id") UUID id) {
        caller.require(Verb.EVALUATE);
        return accepted(service.cancel(caller.context(), id));
    }

    /// Queues the same again, as a new evaluation.
    @POST
    @Path("{id}/rerun")
    @APIResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = Evaluation.class)))
    public Response rerun(@PathParam("id") UUID id) {
        caller.require(Verb.EVALUATE);
        return accepted(service.rerun(caller.context(), id));
    }

    private Response accepted(EvaluationEntity row) {
        return Response.accepted(view.show(row))
                .location(URI.create("/api/v1/evaluations/" + row.id))
                .header("ETag", ETags.of(row.rowVersion))
                .build();
    }
}
