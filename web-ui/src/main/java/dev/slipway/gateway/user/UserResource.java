package dev.slipway.gateway.user;

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

/// `/api/v1/users`.
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class UserResource {
    private final UserService users;

    UserResource(UserService users) {
        this.users = users;
    }

    /// Members of the project.
    @GET
    @Operation(summary = "List the members of the project", operationId = "listUsers")
    public Page<User> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return users.list(cursor, limit);
    }

    /// A new account.
    @POST
    @Idempotent
    @Operation(summary = "Make a user and a member of the project", operationId = "createUser")
    @APIResponse(responseCode = "201", description = "The user")
    public Response create(@Nullable UserCreate request) {
        return Response.status(Response.Status.CREATED)
                .entity(users.create(Requests.body(request)))
                .build();
    }
}
