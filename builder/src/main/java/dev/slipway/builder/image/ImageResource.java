package dev.slipway.builder.image;

import dev.slipway.builder.source.VersionFilter;
import dev.slipway.core.identity.Verb;
import dev.slipway.kit.http.Cursor;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Finished images.
@Path("/api/v1/images")
@RunOnVirtualThread
public class ImageResource {
    private final ImageService service;
    private final ImageRepository images;
    private final LayoutExport export;
    private final Caller caller;

    ImageResource(
            ImageService service, ImageRepository images, LayoutExport export, Caller caller) {
        this.service = service;
        this.images = images;
        this.export = export;
        this.caller = caller;
    }

    /// Images of the project, newest first.
    @GET
    public Page<Image> list(
            @QueryParam("version") @Nullable String version,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        caller.require(Verb.READ);
        int size = Page.limit(limit);
        UUID before = cursor == null ? null : Cursor.read(cursor, UUID::fromString);
        List<ImageEntity> rows =
                images.list(caller.project(), VersionFilter.of(version), before, size + 1);
        return Page.of(rows, size, image -> Cursor.encode(image.id.toString()), ImageEntity::image);
    }

    /// One image. It never changes, so its digest is its entity tag.
    @GET
    @Path("{digest}")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Image.class)))
    public Response get(@PathParam("digest") String digest) {
        caller.require(Verb.READ);
        ImageEntity image = service.find(caller.project(), digest);
        return Response.ok(image.image()).header("ETag", "\"" + image.imageDigest + "\"").build();
    }

    /// The image as a tar of an OCI layout.
    @GET
    @Path("{digest}/layout")
    @Produces("application/x-tar")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response layout(@PathParam("digest") String digest) throws IOException {
        caller.require(Verb.READ);
        ImageEntity image = service.find(caller.project(), digest);
        InputStream tar = export.open(image);
        return Response.ok(tar, "application/x-tar")
                .header("ETag", "\"" + image.imageDigest + "\"")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + image.slug + "-" + image.version + ".tar\"")
                .build();
    }
}
