package dev.slipway.gateway.door;

import dev.slipway.gateway.identity.Credentials;
import dev.slipway.gateway.identity.Identities;
import dev.slipway.gateway.identity.Identity;
import dev.slipway.gateway.key.TokenMint;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Finds out who a request comes from: at once when the credentials are remembered, else on a
/// virtual thread that may wait for the database.
@ApplicationScoped
class Checkpoint {
    static final String PROJECT = "X-Slipway-Project";

    private final Identities identities;
    private final TokenMint mint;
    private final Vertx vertx;
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();

    Checkpoint(Identities identities, TokenMint mint, Vertx vertx) {
        this.identities = identities;
        this.mint = mint;
        this.vertx = vertx;
    }

    /// What happens once the caller is known.
    interface Next {
        void pass(Visitor visitor);
    }

    /// Answers on the event loop of the caller, with one of the two.
    void identify(
            HttpServerRequest request,
            Credentials credentials,
            Next known,
            Consumer<Throwable> failed) {
        Optional<Identity> remembered = identities.remembered(credentials);
        if (remembered.isPresent()) {
            known.pass(visitor(request, remembered.get()));
            return;
        }
        onVirtualThread(
                () -> identities.find(credentials),
                identity -> known.pass(visitor(request, identity)),
                failed);
    }

    /// Does blocking work elsewhere and comes back to this event loop with its result.
    <T> void onVirtualThread(Supplier<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        Context loop = vertx.getOrCreateContext();
        Future<?> _ =
                blocking.submit(
                        () -> {
                            try {
                                T result = work.get();
                                loop.runOnContext(_ -> attempt(() -> done.accept(result), failed));
                            } catch (RuntimeException e) {
                                loop.runOnContext(_ -> failed.accept(e));
                            }
                        });
    }

    private static void attempt(Runnable work, Consumer<Throwable> failed) {
        try {
            work.run();
        } catch (RuntimeException e) {
            failed.accept(e);
        }
    }

    private Visitor visitor(HttpServerRequest request, Identity identity) {
        return new Visitor(request, identity.in(request.getHeader(PROJECT)), mint);
    }

    @PreDestroy
    void close() {
        blocking.shutdown();
    }
}
