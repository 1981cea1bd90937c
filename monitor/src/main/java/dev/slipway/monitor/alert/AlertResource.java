package dev.slipway.monitor.alert;

import dev.slipway.core.identity.Verb;
import dev.slipway.kit.http.Cursor;
import dev.slipway.kit.http.ETags;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Alerts.
@Path("/api/v1/alerts")
@Tag(name = "alerts")
@RunOnVirtualThread
public class AlertResource {
    private final AlertService service;
    private final AlertRepository alerts;
    private final Caller caller;

    AlertResource(AlertService service, AlertRepository alerts, Caller caller) {
        this.service = service;
        this.alerts = alerts;
        this.caller = caller;
    }

    /// @param reason who looks after it, or why nothing needs to be done
    public record Acknowledgement(@NotBlank @Size(max = 1000) String reason) {}

    /// Alerts of the project, newest first.
    @GET
    public Page<Alert> list(
            @QueryParam("environment") @Nullable String environment,
            @QueryParam("deployment") @Nullable String deployment,
            @QueryParam("state") Alert.@Nullable State state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        caller.require(Verb.READ);
        int size = Page.limit(limit);
        UUID before = cursor == null ? null : Cursor.read(cursor, UUID::fromString);
        List<AlertEntity> rows =
                alerts.list(
                        caller.project(),
                        new AlertFilter(environment, deployment, state, before),
                        size + 1);
        return Page.of(rows, size, row -> Cursor.encode(row.id.toString()), AlertEntity::alert);
    }

    /// One alert.
    @GET
    @Path("/{id}")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Alert.class)))
    public Response get(@PathParam("id") UUID id) {
        caller.require(Verb.READ);
        return answer(service.find(caller.project(), id));
    }

    /// Says that somebody looks after it.
    @POST
    @Path("/{id}/acknowledge")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Alert.class)))
    public Response acknowledge(@PathParam("id") UUID id, @NotNull @Valid Acknowledgement body) {
        caller.require(Verb.ALERT_WRITE);
        return answer(service.acknowledge(caller, id, body.reason()));
    }

    private static Response answer(AlertEntity alert) {
        return Response.ok(alert.alert())
                .tag(ETags.of(alert.lockVersion).replace("\"", ""))
                .build();
    }
}
