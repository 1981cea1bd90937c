package dev.slipway.testkit;

import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/// A real S3 endpoint in this process; its objects are in memory.
public final class TestS3 {
    public static final String BUCKET = "slipway";
    public static final String ACCESS_KEY = "test-access";
    public static final String SECRET_KEY = "test-secret";

    private static final long MAX_SIGNED_PART_BYTES = 32L << 20;

    private TestS3() {}

    /// The address of the endpoint.
    public static String url() {
        return Shared.value("s3", TestS3::start);
    }

    private static String start() {
        S3Proxy server =
                S3Proxy.builder()
                        .blobStore(new TransientNio2BlobStore())
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                        .v4MaxNonChunkedRequestSize(MAX_SIGNED_PART_BYTES)
                        .ignoreUnknownHeaders(true)
                        .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 endpoint did not start", e);
        }
        return "http://127.0.0.1:" + server.getPort();
    }
}
