package dev.slipway.gateway.project;

import dev.slipway.gateway.identity.Requests;
import dev.slipway.kit.http.Idempotent;
import dev.slipway.kit.http.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// `/api/v1/projects`.
@Path("/api/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ProjectResource {
    private final ProjectService projects;

    ProjectResource(ProjectService projects) {
        this.projects = projects;
    }

    /// Projects of the caller.
    @GET
    @Operation(summary = "List the projects of the caller", operationId = "listProjects")
    public Page<Project> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return projects.list(cursor, limit);
    }

    /// A new project.
    @POST
    @Idempotent
    @Operation(summary = "Make a project", operationId = "createProject")
    @APIResponse(responseCode = "201", description = "The project")
    public Response create(@Nullable ProjectCreate request) {
        return Response.status(Response.Status.CREATED)
                .entity(projects.create(Requests.body(request)))
                .build();
    }
}
