package dev.slipway.registry.mlflow;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Every address of MLflow's protocol; none is served yet, each says so in MLflow's words.
@Path("/{root:(api/2\\.0|api/3\\.0|ajax-api)}/{path:.*}")
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
public class MlflowResource {
    @GET
    @Operation(hidden = true)
    public Response get(@PathParam("path") String path) {
        throw notServed(path);
    }

    @POST
    @Operation(hidden = true)
    public Response post(@PathParam("path") String path) {
        throw notServed(path);
    }

    @PUT
    @Operation(hidden = true)
    public Response put(@PathParam("path") String path) {
        throw notServed(path);
    }

    @PATCH
    @Operation(hidden = true)
    public Response patch(@PathParam("path") String path) {
        throw notServed(path);
    }

    @DELETE
    @Operation(hidden = true)
    public Response delete(@PathParam("path") String path) {
        throw notServed(path);
    }

    private static ProblemException notServed(String path) {
        return new ProblemException(
                ErrorCode.NOT_FOUND,
                "This server does not serve MLflow's %s. Use /api/v1.".formatted(path));
    }
}
