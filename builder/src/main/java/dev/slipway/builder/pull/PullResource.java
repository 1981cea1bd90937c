package dev.slipway.builder.pull;

import dev.slipway.builder.image.Repository;
import dev.slipway.builder.image.StoredManifest;
import dev.slipway.core.problem.OciErrorCode;
import dev.slipway.oci.Digest;
import dev.slipway.oci.Index;
import dev.slipway.oci.MediaTypes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// `/v2/`: the OCI distribution API, pull side. Repositories are `PROJECT/MODEL`, tags are the
/// numbers of versions.
@Path("/v2")
@RunOnVirtualThread
public class PullResource {
    private final PullService service;

    PullResource(PullService service) {
        this.service = service;
    }

    /// Whether the caller may pull at all.
    @GET
    @Operation(summary = "Whether this is a registry and the caller may pull from it")
    public Response ping() {
        service.admit();
        return Response.ok(Map.of(), MediaType.APPLICATION_JSON_TYPE)
                .header("Docker-Distribution-Api-Version", "registry/2.0")
                .build();
    }

    /// Listing all repositories is not offered: a registry's clients do not need it to pull.
    @GET
    @Path("_catalog")
    @Operation(hidden = true)
    public Response catalog() {
        service.admit();
        throw new PullRefusal(
                404, OciErrorCode.UNSUPPORTED, "There is no catalog here; see GET /api/v1/images.");
    }

    /// A manifest by version number or digest.
    @GET
    @Path("{project}/{slug}/manifests/{reference}")
    @Operation(summary = "A manifest by tag or digest")
    public Response manifest(
            @PathParam("project") String project,
            @PathParam("slug") String slug,
            @PathParam("reference") String reference,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known)
            throws IOException {
        StoredManifest manifest = service.manifest(service.repository(project, slug), reference);
        return PullAnswers.notModified(manifest.digest(), known)
                .orElseGet(() -> PullAnswers.manifest(manifest).entity(manifest.bytes()))
                .build();
    }

    /// The headers of a manifest.
    @HEAD
    @Path("{project}/{slug}/manifests/{reference}")
    @Operation(hidden = true)
    public Response manifestHead(
            @PathParam("project") String project,
            @PathParam("slug") String slug,
            @PathParam("reference") String reference,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known)
            throws IOException {
        StoredManifest manifest = service.manifest(service.repository(project, slug), reference);
        return PullAnswers.notModified(manifest.digest(), known)
                .orElseGet(() -> PullAnswers.manifest(manifest))
                .build();
    }

    /// A blob of one of the repository's images, or a part of it.
    @GET
    @Path("{project}/{slug}/blobs/{digest}")
    @Operation(summary = "A blob, or a range of it")
    public Response blob(
            @PathParam("project") String project,
            @PathParam("slug") String slug,
            @PathParam("digest") String digest,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange)
            throws IOException {
        Repository repository = service.repository(project, slug);
        Digest name = service.digest(digest);
        long size = service.blobSize(repository, name);
        boolean same = ifRange == null || ifRange.equals(PullAnswers.tag(name));
        return switch (ByteRange.of(same ? range : null, size)) {
            case ByteRange.Whole _ -> {
                var whole = new ByteRange.Part(0, size);
                yield PullAnswers.blob(name, size)
                        .entity(service.open(repository, name, whole))
                        .build();
            }
            case ByteRange.Part part ->
                    PullAnswers.part(name, part, size)
                            .entity(service.open(repository, name, part))
                            .build();
            case ByteRange.Unsatisfiable _ -> PullAnswers.unsatisfiable(size);
        };
    }

    /// The headers of a blob.
    @HEAD
    @Path("{project}/{slug}/blobs/{digest}")
    @Operation(hidden = true)
    public Response blobHead(
            @PathParam("project") String project,
            @PathParam("slug") String slug,
            @PathParam("digest") String digest)
            throws IOException {
        Repository repository = service.repository(project, slug);
        Digest name = service.digest(digest);
        return PullAnswers.blob(name, service.blobSize(repository, name)).build();
    }

    /// The tags of a repository in the order of their text.
    @GET
    @Path("{project}/{slug}/tags/list")
    @Operation(summary = "The versions that have an image")
    public Response tags(
            @PathParam("project") String project,
            @PathParam("slug") String slug,
            @QueryParam("n") @Nullable String n,
            @QueryParam("last") @Nullable String last) {
        Repository repository = service.repository(project, slug);
        return new TagPage(repository, TagPage.size(n), last == null ? "" : last)
                .answer(service::tags);
    }

    /// What refers to a manifest. Nothing does yet: signatures and attestations come later.
    @GET
    @Path("{project}/{slug}/referrers/{digest}")
    @Operation(summary = "Manifests that refer to this one; an empty index")
    public Response referrers(
            @PathParam("project") String project,
            @PathParam("slug") String slug,
            @PathParam("digest") String digest,
            @QueryParam("artifactType") @Nullable String artifactType) {
        service.repository(project, slug);
        service.digest(digest);
        var answer = Response.ok(Index.of(List.of()).bytes(), MediaTypes.INDEX);
        return artifactType == null
                ? answer.build()
                : answer.header("OCI-Filters-Applied", "artifactType").build();
    }
}
