package dev.slipway.serving.online;

import dev.slipway.serving.Arguments;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Options and environment of `online`.
///
/// @param source what to serve
/// @param host address to listen on
/// @param port 0 takes a free one
/// @param maxBodyBytes largest request body, after decompression
/// @param deployment `ENVIRONMENT/NAME`; needed with authentication and with monitoring
/// @param releaseId the deployer's id, for monitoring
/// @param keys the gateway's keys; absent: no authentication, loopback only
/// @param keyCache file that outlives an outage of the gateway
/// @param ingest where counts go; absent: nowhere
/// @param ingestToken file with the token for that
public record OnlineOptions(
        Source source,
        String host,
        int port,
        int maxBodyBytes,
        @Nullable String deployment,
        @Nullable String releaseId,
        @Nullable URI keys,
        @Nullable Path keyCache,
        @Nullable URI ingest,
        @Nullable Path ingestToken) {
    private static final int DEFAULT_PORT = 8080;
    private static final int DEFAULT_BODY_BYTES = 64 << 20;
    private static final int MOST_BODY_BYTES = 1 << 30;
    private static final String ALL_ADDRESSES = "0.0.0.0";
    private static final String LOOPBACK = "127.0.0.1";

    /// What is served.
    public sealed interface Source {
        /// The release below a root folder, as in an image.
        record Release(Path root) implements Source {}

        /// One file under a name, without release, golden rows or monitoring.
        record Alone(Path model, String name) implements Source {}
    }

    /// @throws IllegalArgumentException saying which option or variable is wrong
    public static OnlineOptions of(Arguments arguments, Map<String, String> environment) {
        Source source = source(arguments);
        URI keys = uri(environment, "SLIPWAY_JWKS_URL");
        URI ingest = uri(environment, "SLIPWAY_INGEST_URL");
        String host = arguments.text("host").orElse(keys == null ? LOOPBACK : ALL_ADDRESSES);
        OnlineOptions options =
                new OnlineOptions(
                        source,
                        host,
                        arguments.integer("port", DEFAULT_PORT, 0, 65535),
                        arguments.integer("max-body-bytes", DEFAULT_BODY_BYTES, 1, MOST_BODY_BYTES),
                        text(environment, "SLIPWAY_DEPLOYMENT"),
                        text(environment, "SLIPWAY_RELEASE_ID"),
                        keys,
                        path(environment, "SLIPWAY_JWKS_CACHE"),
                        ingest,
                        path(environment, "SLIPWAY_INGEST_TOKEN_FILE"));
        arguments.refuseUnknown();
        options.check();
        return options;
    }

    private static Source source(Arguments arguments) {
        Optional<String> model = arguments.text("model");
        Optional<String> root = arguments.text("root");
        if (model.isEmpty()) {
            return new Source.Release(Path.of(root.orElse("/")));
        }
        if (root.isPresent()) {
            throw new IllegalArgumentException("--root and --model exclude each other");
        }
        return new Source.Alone(Path.of(model.get()), arguments.required("name"));
    }

    private void check() {
        if (keys == null && !isLoopback()) {
            throw new IllegalArgumentException(
                    "without SLIPWAY_JWKS_URL nobody is authenticated, so only loopback can be"
                            + " listened on; set it, or use --host 127.0.0.1");
        }
        if (keys != null && deployment == null) {
            throw new IllegalArgumentException("SLIPWAY_JWKS_URL needs SLIPWAY_DEPLOYMENT");
        }
        if (ingest != null && (deployment == null || releaseId == null)) {
            throw new IllegalArgumentException(
                    "SLIPWAY_INGEST_URL needs SLIPWAY_DEPLOYMENT and SLIPWAY_RELEASE_ID");
        }
    }

    private boolean isLoopback() {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }

    private static @Nullable String text(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable URI uri(Map<String, String> environment, String name) {
        String value = text(environment, name);
        if (value == null) {
            return null;
        }
        URI uri = URI.create(value);
        if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
            throw new IllegalArgumentException(name + " must be an http or https address");
        }
        return uri;
    }

    private static @Nullable Path path(Map<String, String> environment, String name) {
        String value = text(environment, name);
        return value == null ? null : Path.of(value);
    }
}
