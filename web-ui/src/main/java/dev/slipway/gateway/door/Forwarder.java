package dev.slipway.gateway.door;

import dev.slipway.core.identity.Verb;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.gateway.deployment.Backend;
import dev.slipway.gateway.deployment.Backends;
import dev.slipway.gateway.proxy.Failure;
import dev.slipway.gateway.proxy.Passage;
import dev.slipway.gateway.proxy.StreamingProxy;
import dev.slipway.gateway.route.Destination;
import dev.slipway.gateway.route.Refusal;
import dev.slipway.gateway.route.RefusedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sends a request that may pass to what stands behind, with a short token for exactly that.
@ApplicationScoped
class Forwarder {
    private final StreamingProxy proxy;
    private final ServiceAddresses services;
    private final Backends backends;
    private final Checkpoint checkpoint;

    Forwarder(
            StreamingProxy proxy,
            ServiceAddresses services,
            Backends backends,
            Checkpoint checkpoint) {
        this.proxy = proxy;
        this.services = services;
        this.backends = backends;
        this.checkpoint = checkpoint;
    }

    /// To a service, for everybody.
    void open(HttpServerRequest request, String service, long limit) {
        toService(request, service, limit, null);
    }

    /// To a service, as a known caller.
    void service(Visitor visitor, String service, long limit) {
        toService(visitor.request(), service, limit, visitor.serviceToken());
    }

    private void toService(
            HttpServerRequest request, String service, long limit, @Nullable String token) {
        URI base =
                services.find(service)
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                Refusal.unavailable(
                                                        "No %s is configured behind this gateway"
                                                                .formatted(service))));
        Passage passage = new Passage(request, base, request.uri(), headers(request, token), limit);
        proxy.forward(passage, failure -> refuse(request, failure, "The " + service, limit));
    }

    /// To a deployment's backend.
    void deployment(Visitor visitor, Destination.Deployment target, long limit) {
        requireVerb(visitor);
        URI known = backends.find(backend(visitor, target)).orElse(null);
        if (known == null) {
            refreshed(visitor, target, now -> pass(visitor, target, now, limit));
            return;
        }
        proxy.forward(
                passage(visitor, target, known, limit),
                failure -> {
                    if (failure == Failure.UNREACHABLE) {
                        refreshed(visitor, target, now -> pass(visitor, target, now, limit));
                    } else {
                        refuse(visitor.request(), failure, name(target), limit);
                    }
                });
    }

    /// Of the caller's project; one of another project does not exist for the caller.
    private static Backend backend(Visitor visitor, Destination.Deployment target) {
        return new Backend(visitor.principal().project(), target.environment(), target.name());
    }

    /// Once more with the table of now: the deployment is new, or its backend has just moved.
    private void refreshed(Visitor visitor, Destination.Deployment target, Consumer<URI> then) {
        checkpoint.onVirtualThread(
                () -> {
                    backends.refresh();
                    return backends.find(backend(visitor, target))
                            .orElseThrow(() -> unknown(target));
                },
                then,
                failure -> Refuser.refuse(visitor.request(), refusal(failure)));
    }

    private void pass(Visitor visitor, Destination.Deployment target, URI backend, long limit) {
        proxy.forward(
                passage(visitor, target, backend, limit),
                failure -> refuse(visitor.request(), failure, name(target), limit));
    }

    private static Passage passage(
            Visitor visitor, Destination.Deployment target, URI backend, long limit) {
        HttpServerRequest request = visitor.request();
        String query = request.query();
        String uri = query == null ? target.rest() : target.rest() + "?" + query;
        String token = visitor.deploymentToken(target.environment(), target.name());
        return new Passage(request, backend, uri, headers(request, token), limit);
    }

    private static void requireVerb(Visitor visitor) {
        boolean reads =
                visitor.request().method() == HttpMethod.GET
                        || visitor.request().method() == HttpMethod.HEAD;
        Verb needed = reads ? Verb.READ : Verb.PREDICT;
        boolean allowed =
                visitor.principal().verbs().contains(needed)
                        || (reads && visitor.principal().verbs().contains(Verb.PREDICT));
        if (!allowed) {
            throw new RefusedException(
                    Refusal.of(
                            ErrorCode.FORBIDDEN,
                            "This needs the right `%s`, which these credentials do not have"
                                    .formatted(needed.wireName())));
        }
    }

    private RefusedException unknown(Destination.Deployment target) {
        return new RefusedException(
                backends.loaded()
                        ? absent(target)
                        : Refusal.unavailable("The deployments are not known yet"));
    }

    private static Refusal absent(Destination.Deployment target) {
        return Refusal.of(
                ErrorCode.NOT_FOUND,
                "No deployment %s/%s is running".formatted(target.environment(), target.name()));
    }

    private static Map<String, String> headers(HttpServerRequest request, @Nullable String token) {
        Map<String, String> headers = new HashMap<>();
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        headers.put("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.put("X-Forwarded-Proto", request.isSSL() ? "https" : "http");
        String host = request.getHeader("Host");
        if (host != null) {
            headers.put("X-Forwarded-Host", host);
        }
        return headers;
    }

    private static void refuse(
            HttpServerRequest request, Failure failure, String what, long limit) {
        Refusal refusal =
                switch (failure) {
                    case UNREACHABLE ->
                            Refusal.unavailable(what + " does not answer now; try again");
                    case TOO_LARGE -> tooLarge(limit);
                    case BROKEN ->
                            Refusal.unavailable(what + " broke off before it answered; try again");
                };
        Refuser.refuse(request, refusal);
    }

    private static Refusal refusal(Throwable failure) {
        return failure instanceof RefusedException refused
                ? refused.refusal()
                : Refusal.unavailable("The deployments cannot be looked up now");
    }

    static Refusal tooLarge(long limit) {
        return Refusal.of(
                ErrorCode.PAYLOAD_TOO_LARGE,
                "The body is larger than the %,d bytes allowed here".formatted(limit));
    }

    private static String name(Destination.Deployment target) {
        return "The deployment " + target.environment() + "/" + target.name();
    }
}
