package dev.slipway.gateway.system;

import dev.slipway.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `/api/v1/system`.
@Path("/api/v1/system")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SystemResource {
    private final ServiceProbe probe;
    private final Caller caller;

    SystemResource(ServiceProbe probe, Caller caller) {
        this.probe = probe;
        this.caller = caller;
    }

    /// How the services are, for anybody who is signed in.
    @GET
    @Operation(summary = "Which services answer", operationId = "getSystem")
    public SystemState get() {
        var _ = caller.actor();
        return new SystemState(probe.all());
    }
}
