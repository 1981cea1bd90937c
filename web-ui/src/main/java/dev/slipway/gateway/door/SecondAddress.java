package dev.slipway.gateway.door;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The same door at a second address (`SLIPWAY_ALSO_LISTEN`), on the same port: a stack on loopback
/// that deploys to a cluster is reached by its nodes at one address of the machine and no other.
@ApplicationScoped
public class SecondAddress {
    private static final Logger LOG = Logger.getLogger(SecondAddress.class);
    private static final int UNAVAILABLE = 503;

    private final Vertx vertx;
    private final Optional<String> host;
    private final int port;
    private final Duration idleTimeout;
    private @Nullable HttpServer server;

    SecondAddress(
            Vertx vertx,
            @ConfigProperty(name = "slipway.also-listen") Optional<String> host,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "quarkus.http.idle-timeout") Duration idleTimeout) {
        this.vertx = vertx;
        this.host = host;
        this.port = port;
        this.idleTimeout = idleTimeout;
    }

    void open(@Observes StartupEvent start) {
        host.ifPresent(this::listen);
    }

    private void listen(String address) {
        HttpServerOptions options =
                new HttpServerOptions()
                        .setHost(address)
                        .setPort(port)
                        .setHandle100ContinueAutomatically(true)
                        .setIdleTimeout((int) idleTimeout.toSeconds())
                        .setIdleTimeoutUnit(TimeUnit.SECONDS);
        try {
            server =
                    vertx.createHttpServer(options)
                            .requestHandler(SecondAddress::pass)
                            .listen()
                            .toCompletionStage()
                            .toCompletableFuture()
                            .join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "SLIPWAY_ALSO_LISTEN: %s:%d cannot be listened at: %s"
                            .formatted(address, port, String.valueOf(e.getCause())),
                    e);
        }
        LOG.infof("Listening at %s:%d too", address, server.actualPort());
    }

    private static void pass(HttpServerRequest request) {
        Handler<HttpServerRequest> door = VertxHttpRecorder.getRootHandler();
        if (door == null) {
            request.response().setStatusCode(UNAVAILABLE).end();
        } else {
            door.handle(request);
        }
    }

    void close(@Observes ShutdownEvent stop) {
        if (server != null) {
            server.close();
        }
    }
}
