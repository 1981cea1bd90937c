package dev.slipway.validator.dataset;

import dev.slipway.core.identity.Verb;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.kit.http.Cursor;
import dev.slipway.kit.http.ETags;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.identity.Caller;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.validator.table.TableSpec;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Data sets.
@Path("/api/v1/datasets")
@RunOnVirtualThread
public class DatasetResource {
    private final DatasetService service;
    private final DatasetCatalog catalog;
    private final Caller caller;

    DatasetResource(DatasetService service, DatasetCatalog catalog, Caller caller) {
        this.service = service;
        this.catalog = catalog;
        this.caller = caller;
    }

    /// Which columns have a role.
    ///
    /// @param label truth, 0 or 1
    /// @param id unique per row
    /// @param eventTime when the row happened
    /// @param observedAt from when the label is known
    public record Roles(
            @QueryParam("label") @Nullable String label,
            @QueryParam("id") @Nullable String id,
            @QueryParam("eventTime") @Nullable String eventTime,
            @QueryParam("observedAt") @Nullable String observedAt) {
        TableSpec spec() {
            if (label == null || label.isEmpty()) {
                String message = "must name the column with the truth, 0 or 1";
                throw new ProblemException(
                        ErrorCode.INVALID_REQUEST,
                        "The query parameter label " + message + ".",
                        List.of(new Violation("label", "query", message)));
            }
            return new TableSpec(label, absent(id), absent(eventTime), absent(observedAt));
        }

        private static @Nullable String absent(@Nullable String column) {
            return column == null || column.isEmpty() ? null : column;
        }
    }

    /// Takes a table in CSV with a header: 201 with a new revision, 200 when it is known.
    @PUT
    @Path("{name}")
    @Consumes("text/csv")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Dataset.class)))
    public Response register(
            @PathParam("name") String name, @BeanParam Roles roles, InputStream body)
            throws IOException {
        caller.require(Verb.DATASET_WRITE);
        DatasetCatalog.Saved saved = service.register(caller.context(), name, roles.spec(), body);
        Response.Status status = saved.created() ? Response.Status.CREATED : Response.Status.OK;
        return answer(saved.dataset(), status)
                .location(URI.create("/api/v1/datasets/" + name))
                .build();
    }

    /// The newest revision of each data set, by name.
    @GET
    public Page<Dataset> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        caller.require(Verb.READ);
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        return catalog.list(caller.project(), after, Page.limit(limit));
    }

    /// The newest revision.
    @GET
    @Path("{name}")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Dataset.class)))
    public Response get(@PathParam("name") String name) {
        caller.require(Verb.READ);
        return answer(catalog.find(caller.project(), name), Response.Status.OK).build();
    }

    private static Response.ResponseBuilder answer(Dataset dataset, Response.Status status) {
        return Response.status(status).entity(dataset).header("ETag", ETags.of(dataset.revision()));
    }
}
