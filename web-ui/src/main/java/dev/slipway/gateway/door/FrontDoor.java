package dev.slipway.gateway.door;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.gateway.GatewaySettings;
import dev.slipway.gateway.console.ConsoleFiles;
import dev.slipway.gateway.identity.Credentials;
import dev.slipway.gateway.route.BodyKind;
import dev.slipway.gateway.route.Destination;
import dev.slipway.gateway.route.Paths;
import dev.slipway.gateway.route.Refusal;
import dev.slipway.gateway.route.RefusedException;
import dev.slipway.gateway.route.Routes;
import dev.slipway.gateway.session.SessionCookie;
import dev.slipway.kit.http.RequestIds;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The handler that every request passes first. It names the request, decides where it goes, who it
/// comes from and how much it may carry; what it lets through goes on to the gateway's own API, to
/// a service or a deployment (with a short token in place of the credentials), or to the console.
/// It never blocks and never reads a body.
@ApplicationScoped
public class FrontDoor {
    static final String REQUEST_ID = RequestIds.HEADER;
    private static final int AFTER_REQUEST_IDS = 9_000;
    private static final Logger LOG = Logger.getLogger(FrontDoor.class);

    private final GatewaySettings settings;
    private final Checkpoint checkpoint;
    private final Forwarder forwarder;
    private final PullDoor pulls;
    private final ConsoleFiles console;

    FrontDoor(
            GatewaySettings settings,
            Checkpoint checkpoint,
            Forwarder forwarder,
            PullDoor pulls,
            ConsoleFiles console) {
        this.settings = settings;
        this.checkpoint = checkpoint;
        this.forwarder = forwarder;
        this.pulls = pulls;
        this.console = console;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, AFTER_REQUEST_IDS);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        request.headers().set(REQUEST_ID, request.response().headers().get(REQUEST_ID));
        request.response().putHeader("X-Content-Type-Options", "nosniff");
        guarded(context, () -> route(context, request));
    }

    private void route(RoutingContext context, HttpServerRequest request) {
        String path = request.path();
        if (path == null || !Paths.plain(path)) {
            throw refused(
                    ErrorCode.INVALID_REQUEST,
                    "The path has dot segments, empty segments or characters that need encoding");
        }
        Destination destination = Routes.of(request.method().name(), path);
        long limit = limit(BodyKind.of(request.method().name(), path));
        requireSize(request, limit);
        switch (destination) {
            case Destination.Console _ -> console.handle(context);
            case Destination.Nowhere _ ->
                    throw refused(ErrorCode.NOT_FOUND, "Nothing is served at " + path);
            case Destination.Open _ -> {
                SameOrigin.refuseForeign(request);
                context.next();
            }
            case Destination.OpenService(String service) -> forwarder.open(request, service, limit);
            case Destination.Own _ -> identified(context, visitor -> enter(context, visitor));
            case Destination.Service(String service) ->
                    identified(context, visitor -> forwarder.service(visitor, service, limit));
            case Destination.Pull pull ->
                    pulls.handle(request, pull, limit, failure -> refuse(context, failure));
            case Destination.Deployment deployment ->
                    identified(
                            context, visitor -> forwarder.deployment(visitor, deployment, limit));
        }
    }

    private void identified(RoutingContext context, Checkpoint.Next next) {
        HttpServerRequest request = context.request();
        Credentials credentials =
                Credentials.read(request.getHeader(HttpHeaders.AUTHORIZATION), cookie(request))
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                Refusal.unauthenticated(
                                                        "Sign in, or send a token as"
                                                                + " `Authorization: Bearer slw_…`")));
        if (credentials instanceof Credentials.Cookie) {
            SameOrigin.require(request);
        } else {
            context.put(PrincipalFilter.BY_TOKEN, true);
        }
        request.pause();
        checkpoint.identify(
                request,
                credentials,
                visitor -> guarded(context, () -> next.pass(visitor)),
                failure -> refuse(context, failure));
    }

    /// On to the gateway's own API.
    private void enter(RoutingContext context, Visitor visitor) {
        HttpServerRequest request = context.request();
        context.put(PrincipalFilter.PRINCIPAL, visitor.principal());
        request.resume();
        context.next();
    }

    private void guarded(RoutingContext context, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            refuse(context, e);
        }
    }

    private static void refuse(RoutingContext context, Throwable failure) {
        if (failure instanceof RefusedException refused) {
            Refuser.refuse(context.request(), refused.refusal());
            return;
        }
        LOG.error("A request failed in the gateway itself", failure);
        Refuser.refuse(
                context.request(),
                Refusal.of(ErrorCode.INTERNAL, "The gateway could not handle this; see its log"));
    }

    private static void requireSize(HttpServerRequest request, long limit) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length.length() < 19 && Long.parseLong(length) > limit) {
            throw new RefusedException(Forwarder.tooLarge(limit));
        }
    }

    private long limit(BodyKind kind) {
        return switch (kind) {
            case UPLOAD -> settings.limits().uploadMaxBytes();
            case PREDICTION -> settings.limits().predictionMaxBytes();
            case DOCUMENT -> settings.limits().documentMaxBytes();
        };
    }

    private static @Nullable String cookie(HttpServerRequest request) {
        var cookie = request.getCookie(SessionCookie.NAME);
        return cookie == null ? null : cookie.getValue();
    }

    private static RefusedException refused(ErrorCode code, String detail) {
        return new RefusedException(Refusal.of(code, detail));
    }
}
