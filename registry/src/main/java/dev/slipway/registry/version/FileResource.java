package dev.slipway.registry.version;

import dev.slipway.core.identity.Verb;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// `/api/v1/models/{name}/versions/{version}/files`: bodies are the files themselves and stream.
@Path("/api/v1/models/{name}/versions/{version}/files")
@Tag(name = "versions")
@RunOnVirtualThread
public class FileResource {
    static final String DIGEST = "X-Content-Sha256";

    private final FileService files;
    private final Caller caller;

    FileResource(FileService files, Caller caller) {
        this.files = files;
        this.caller = caller;
    }

    @GET
    public Page<StoredFile> list(
            @PathParam("name") String name, @PathParam("version") int version) {
        caller.require(Verb.READ);
        return new Page<>(files.list(name, version), null);
    }

    @PUT
    @Path("/{path:.+}")
    @Consumes(MediaType.WILDCARD)
    public StoredFile put(
            @PathParam("name") String name,
            @PathParam("version") int version,
            @PathParam("path") String path,
            @HeaderParam(DIGEST) @Nullable String sha256,
            InputStream content) {
        caller.require(Verb.MODEL_WRITE);
        return files.put(new FileService.Place(name, version, path), content, sha256);
    }

    @GET
    @Path("/{path:.+}")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response get(
            @PathParam("name") String name,
            @PathParam("version") int version,
            @PathParam("path") String path) {
        caller.require(Verb.READ);
        StoredFile file = files.get(new FileService.Place(name, version, path));
        return Response.ok(files.open(file), file.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, file.size())
                .header(HttpHeaders.ETAG, "\"" + file.sha256() + "\"")
                .header(DIGEST, file.sha256())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .build();
    }
}
