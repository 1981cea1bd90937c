package dev.slipway.builder.pull;

import dev.slipway.builder.image.StoredManifest;
import dev.slipway.core.problem.OciErrorCode;
import dev.slipway.core.problem.OciErrors;
import dev.slipway.oci.Digest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Status and headers of what is pulled.
final class PullAnswers {
    private static final String DIGEST = "Docker-Content-Digest";
    private static final int PARTIAL_CONTENT = 206;

    private PullAnswers() {}

    /// The entity tag of content: its digest, for it never changes.
    static String tag(Digest digest) {
        return "\"" + digest + "\"";
    }

    /// 304 when the caller has it already.
    static Optional<ResponseBuilder> notModified(Digest digest, @Nullable String ifNoneMatch) {
        String tag = tag(digest);
        boolean known =
                ifNoneMatch != null
                        && Arrays.stream(ifNoneMatch.split(","))
                                .map(String::strip)
                                .anyMatch(given -> given.equals(tag) || given.equals("*"));
        return known ? Optional.of(named(Response.notModified(), digest)) : Optional.empty();
    }

    static ResponseBuilder manifest(StoredManifest manifest) {
        return named(Response.ok(), manifest.digest())
                .type(manifest.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, manifest.bytes().length);
    }

    static ResponseBuilder blob(Digest digest, long size) {
        return bytes(Response.ok(), digest, size);
    }

    static ResponseBuilder part(Digest digest, ByteRange.Part part, long size) {
        return bytes(Response.status(PARTIAL_CONTENT), digest, part.length())
                .header("Content-Range", part.of(size));
    }

    static Response unsatisfiable(long size) {
        String message = "The blob has %d bytes, none of them in this range.".formatted(size);
        return Response.status(OciErrorCode.RANGE_INVALID.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Content-Range", "bytes */" + size)
                .entity(OciErrors.of(OciErrorCode.RANGE_INVALID, message))
                .build();
    }

    private static ResponseBuilder bytes(ResponseBuilder answer, Digest digest, long length) {
        return named(answer, digest)
                .type(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CONTENT_LENGTH, length);
    }

    private static ResponseBuilder named(ResponseBuilder answer, Digest digest) {
        return answer.header(DIGEST, digest.toString()).header(HttpHeaders.ETAG, tag(digest));
    }
}
