package dev.slipway.monitor.view;

import dev.slipway.core.identity.Verb;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.identity.Caller;
import dev.slipway.monitor.traffic.TrafficMinute;
import dev.slipway.monitor.watch.Watch;
import dev.slipway.monitor.window.ColumnDistribution;
import dev.slipway.monitor.window.Window;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What is known of the deployments under watch.
@Path("/api/v1/monitors")
@Tag(name = "monitors")
@RunOnVirtualThread
public class MonitorResource {
    private final MonitorService service;
    private final Caller caller;

    MonitorResource(MonitorService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    /// The deployments under watch, by environment and name.
    @GET
    public Page<Monitor> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        caller.require(Verb.READ);
        return service.list(caller.project(), cursor, Page.limit(limit));
    }

    /// The watch of one deployment.
    @GET
    @Path("/{environment}/{deployment}")
    public Monitor get(
            @PathParam("environment") String environment,
            @PathParam("deployment") String deployment) {
        caller.require(Verb.READ);
        return service.get(place(environment, deployment));
    }

    /// The newest windows of its newest release that start in a range, oldest first; `next` leads
    /// to those before them.
    @GET
    @Path("/{environment}/{deployment}/windows")
    public Page<Window> windows(
            @PathParam("environment") String environment,
            @PathParam("deployment") String deployment,
            @BeanParam WindowQuery query) {
        caller.require(Verb.READ);
        return service.windows(place(environment, deployment), query.range());
    }

    /// One column's reference and current distribution.
    ///
    /// @param window start of the window; the newest when absent
    @GET
    @Path("/{environment}/{deployment}/columns/{name}")
    public ColumnDistribution column(
            @PathParam("environment") String environment,
            @PathParam("deployment") String deployment,
            @PathParam("name") String name,
            @QueryParam("window") @Nullable String window) {
        caller.require(Verb.READ);
        return service.column(place(environment, deployment), name, window);
    }

    /// Traffic of the last minutes of the clock; minutes without traffic are left out.
    @GET
    @Path("/{environment}/{deployment}/traffic")
    public Page<TrafficMinute> traffic(
            @PathParam("environment") String environment,
            @PathParam("deployment") String deployment,
            @QueryParam("minutes") @DefaultValue("60") int minutes) {
        caller.require(Verb.READ);
        return new Page<>(service.traffic(place(environment, deployment), minutes), null);
    }

    private Watch.Place place(String environment, String deployment) {
        return new Watch.Place(caller.project(), environment, deployment);
    }
}
