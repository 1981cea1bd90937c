package dev.slipway.gateway.proxy;

import dev.slipway.gateway.GatewaySettings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;

/// Passes requests and answers through without reading them: bodies of any size in flat memory,
/// server-sent events as they come, back-pressure in both directions.
@ApplicationScoped
public class StreamingProxy {
    private final HttpClient client;

    StreamingProxy(Vertx vertx, GatewaySettings settings) {
        GatewaySettings.Proxy proxy = settings.proxy();
        HttpClientOptions options =
                new HttpClientOptions()
                        .setConnectTimeout(Math.toIntExact(proxy.connectTimeout().toMillis()))
                        .setIdleTimeout(Math.toIntExact(proxy.idleTimeout().toSeconds()))
                        .setMaxPoolSize(proxy.maxConnections())
                        .setMaxWaitQueueSize(proxy.maxConnections());
        this.client = vertx.createHttpClient(options);
    }

    /// Passes the request on and its answer back. Must be called on the request's event loop.
    ///
    /// @param failed called at most once, and only while nothing was answered; the caller then owns
    ///     the answer. After [Failure#UNREACHABLE] the body is still unread.
    public void forward(Passage passage, Consumer<Failure> failed) {
        RequestOptions options =
                new RequestOptions()
                        .setMethod(passage.request().method())
                        .setHost(passage.base().getHost())
                        .setPort(port(passage))
                        .setSsl("https".equals(passage.base().getScheme()))
                        .setURI(passage.uri());
        client.request(options)
                .onSuccess(upstream -> new Flow(passage, upstream, failed).start())
                .onFailure(_ -> failed.accept(Failure.UNREACHABLE));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private static int port(Passage passage) {
        int port = passage.base().getPort();
        if (port >= 0) {
            return port;
        }
        return "https".equals(passage.base().getScheme()) ? 443 : 80;
    }
}
