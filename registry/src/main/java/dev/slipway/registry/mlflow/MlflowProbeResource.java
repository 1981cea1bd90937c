package dev.slipway.registry.mlflow;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// What MLflow's clients ask before anything else.
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_PLAIN)
public class MlflowProbeResource {
    /// The version of MLflow whose protocol is meant.
    static final String PROTOCOL_VERSION = "3.6.0";

    @GET
    @Path("/health")
    @Operation(hidden = true)
    public String health() {
        return "OK";
    }

    @GET
    @Path("/version")
    @Operation(hidden = true)
    public String version() {
        return PROTOCOL_VERSION;
    }
}
