package dev.slipway.kit.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Between the signal to end and the end (`QUARKUS_SHUTDOWN_DELAY`) every answer closes its
/// connection, so that no caller sends another request into one that is about to break.
@ApplicationScoped
public class LastAnswers {
    private static final int FIRST = 10_001;

    private volatile boolean ending;

    void register(@Observes Filters filters) {
        filters.register(this::mark, FIRST);
    }

    void begin(@Observes ShutdownDelayInitiatedEvent signal) {
        ending = true;
    }

    private void mark(RoutingContext request) {
        if (ending && request.request().version() == HttpVersion.HTTP_1_1) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        request.next();
    }
}
