package dev.slipway.kit.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Tells interested parts of this process that the log has grown. A signal may be spurious or,
/// after a broken connection, missing: whoever waits also looks from time to time.
@ApplicationScoped
public class EventSignal {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /// Calls a listener on every signal until the subscription is closed. It must be quick.
    public Subscription subscribe(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void fire() {
        listeners.forEach(Runnable::run);
    }

    /// Ends a subscription.
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
