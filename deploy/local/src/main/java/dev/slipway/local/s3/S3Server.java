package dev.slipway.local.s3;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/// Main class of the object store's process: an S3 endpoint whose buckets are folders. Configured
// by the environment alone, because arguments can be read by every user.
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

    /// What is served.
    ///
    /// @param folder the buckets are folders in it
    /// @param bucket made when missing
    public record Store(Path folder, String bucket, String accessKey, String secretKey) {

        /// Without the secrets.
        @Override
        public String toString() {
            return "Store[" + folder + "/" + bucket + "]";
        }
    }

    public static void main(String[] args) throws Exception {
        serve(
                URI.create(required(URL)),
                new Store(
                        Path.of(required(FOLDER)),
                        required(BUCKET),
                        required(ACCESS_KEY),
                        required(SECRET_KEY)));
        Thread.currentThread().join();
    }

    /// Listens, and stops when this JVM ends.
    ///
    /// @param endpoint where, `http://HOST:PORT`
    public static void serve(URI endpoint, Store store) throws Exception {
        Files.createDirectories(store.folder().resolve(store.bucket()));
        S3Proxy server =
                S3Proxy.builder()
                        .blobStore(new FilesystemNio2BlobStore(store.folder().toString()))
                        .endpoint(endpoint)
                        .awsAuthentication(
                                AuthenticationType.AWS_V2_OR_V4,
                                store.accessKey(),
                                store.secretKey())
                        .v4MaxNonChunkedRequestSize(MAX_SIGNED_PART_BYTES)
                        .jettyMaxThreads(MAX_THREADS)
                        .ignoreUnknownHeaders(true)
                        .stopTimeout(STOP_MILLIS)
                        .build();
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
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
