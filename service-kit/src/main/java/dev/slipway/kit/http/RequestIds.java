package dev.slipway.kit.http;

import dev.slipway.kit.Ids;
import dev.slipway.kit.problem.Problems;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/// Gives each request an id: the caller's when it has the right form, else a new one. It is echoed,
/// and stands in every log line and every problem of the request.
@ApplicationScoped
public class RequestIds {
    public static final String HEADER = "X-Request-Id";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int FIRST = 10_000;

    void register(@Observes Filters filters) {
        filters.register(RequestIds::identify, FIRST);
    }

    private static void identify(RoutingContext request) {
        String id = accepted(request.request().getHeader(HEADER));
        request.response().putHeader(HEADER, id);
        MDC.put(Problems.REQUEST_ID, id);
        request.next();
    }

    /// The id to use for a request that came with this one, or with none.
    static String accepted(@Nullable String given) {
        return given != null && FORM.matcher(given).matches() ? given : Ids.next().toString();
    }
}
