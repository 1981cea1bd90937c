package dev.slipway.gateway.door;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.gateway.identity.Principal;
import dev.slipway.gateway.key.TokenMint;
import dev.slipway.gateway.pull.PullCallers;
import dev.slipway.gateway.pull.PullCredentials;
import dev.slipway.gateway.pull.PullRealm;
import dev.slipway.gateway.route.Destination;
import dev.slipway.gateway.route.Refusal;
import dev.slipway.gateway.route.RefusedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where registries' clients and container runtimes come in. Callers are checked when a pull
/// begins; what flows then flows to its end.
@ApplicationScoped
class PullDoor {
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String SERVICE = "builder";

    private final PullCallers callers;
    private final Checkpoint checkpoint;
    private final Forwarder forwarder;
    private final TokenMint mint;

    PullDoor(PullCallers callers, Checkpoint checkpoint, Forwarder forwarder, TokenMint mint) {
        this.callers = callers;
        this.checkpoint = checkpoint;
        this.forwarder = forwarder;
        this.mint = mint;
    }

    /// Lets a pull through to the builder.
    ///
    /// @param failed called on this event loop when that becomes clear after a look-up
    /// @throws RefusedException when it is clear at once that it may not pass
    void handle(
            HttpServerRequest request,
            Destination.Pull pull,
            long limit,
            Consumer<Throwable> failed) {
        requireReading(request);
        requireHost(request);
        PullCredentials credentials =
                PullCredentials.read(request.getHeader(HttpHeaders.AUTHORIZATION))
                        .orElseThrow(PullDoor::nobody);
        request.pause();
        @Nullable String project = pull.project();
        Optional<Principal> known = callers.atOnce(credentials, project);
        if (known.isPresent()) {
            pass(request, known.get(), limit);
            return;
        }
        checkpoint.onVirtualThread(
                () -> callers.find(credentials, project),
                caller -> pass(request, caller, limit),
                failed);
    }

    private void pass(HttpServerRequest request, Principal caller, long limit) {
        forwarder.service(new Visitor(request, caller, mint), SERVICE, limit);
    }

    private static void requireReading(HttpServerRequest request) {
        if (!READING.contains(request.method().name())) {
            throw new RefusedException(
                    Refusal.of(
                            ErrorCode.METHOD_NOT_ALLOWED,
                            "Images are only pulled here; a build makes them (`slipway build`)"));
        }
    }

    private static void requireHost(HttpServerRequest request) {
        if (PullRealm.challenge(request).isEmpty()) {
            throw new RefusedException(
                    Refusal.of(
                            ErrorCode.INVALID_REQUEST,
                            "The header Host must name this registry as HOST or HOST:PORT"));
        }
    }

    private static RefusedException nobody() {
        return new RefusedException(
                Refusal.unauthenticated(
                        "Log in with any name and a token, or with a user's name and password"));
    }
}
