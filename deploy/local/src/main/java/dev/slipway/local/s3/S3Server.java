package dev.slipway.local.s3;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/// Main class of the object store's process: an S3 endpoint on loopback whose buckets are folders.
/// Configured by the environment alone, because arguments can be read by every user.
///
/// A part with a signed payload is held in memory while its signature is checked: the heap must be
/// larger than the parts in flight.
public final class S3Server {

    /// Where the endpoint listens, `http://127.0.0.1:PORT`.
    public static final String URL = "SLIPWAY_S3_URL";

    /// The folder with the buckets.
    public static final String FOLDER = "SLIPWAY_S3_FOLDER";

    /// The one bucket, made when missing.
    public static final String BUCKET = "SLIPWAY_S3_BUCKET";

    public static final String ACCESS_KEY = "SLIPWAY_S3_ACCESS_KEY";
    public static final String SECRET_KEY = "SLIPWAY_S3_SECRET_KEY";

    private static final int MAX_THREADS = 32;
    private static final long MAX_SIGNED_PART_BYTES = 32L << 20;
    private static final long STOP_MILLIS = 5_000;

    private S3Server() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(required(FOLDER));
        Files.createDirectories(folder.resolve(required(BUCKET)));
        S3Proxy server =
                S3Proxy.builder()
                        .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                        .endpoint(URI.create(required(URL)))
                        .awsAuthentication(
                                AuthenticationType.AWS_V2_OR_V4,
                                required(ACCESS_KEY),
                                required(SECRET_KEY))
                        .v4MaxNonChunkedRequestSize(MAX_SIGNED_PART_BYTES)
                        .jettyMaxThreads(MAX_THREADS)
                        .ignoreUnknownHeaders(true)
                        .stopTimeout(STOP_MILLIS)
                        .build();
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        Thread.currentThread().join();
    }

    private static void stop(S3Proxy server) {
        try {
            server.stop();
        } catch (Exception e) {
            System.getLogger(S3Server.class.getName())
                    .log(System.Logger.Level.WARNING, "the object store did not stop cleanly", e);
        }
    }

    private static String required(String variable) {
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(variable + " is not set");
        }
        return value;
    }
}
