package dev.slipway.kit.event;

import dev.slipway.core.event.Event;
import dev.slipway.kit.Loop;
import io.quarkus.arc.All;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs the sequencer, the listener and one thread per consumer for the life of the service.
@ApplicationScoped
public class EventWorkers {
    private static final int AFTER_MIGRATIONS = 3_000;

    private final EventsConfig config;
    private final Sequencer sequencer;
    private final EventCursors cursors;
    private final LogListener listener;
    private final EventSignal signal;
    private final List<EventConsumer> consumers;
    private final EventDelivery delivery;
    private final List<Loop> loops = new ArrayList<>();
    private volatile @Nullable Loop sequencing;

    EventWorkers(
            EventsConfig config,
            Sequencer sequencer,
            EventCursors cursors,
            LogListener listener,
            EventSignal signal,
            @All List<EventConsumer> consumers,
            EventDelivery delivery) {
        this.config = config;
        this.sequencer = sequencer;
        this.cursors = cursors;
        this.listener = listener;
        this.signal = signal;
        this.consumers = consumers;
        this.delivery = delivery;
    }

    /// The consumers of this service.
    public List<EventConsumer> consumers() {
        return List.copyOf(consumers);
    }

    void start(@Observes @Priority(AFTER_MIGRATIONS) StartupEvent event) {
        consumers.forEach(consumer -> cursors.create(consumer.name()));
        if (!config.enabled()) {
            return;
        }
        Loop sequence =
                Loop.start("sequencer", config.sequencerInterval(), () -> sequencer.step() > 0);
        sequencing = sequence;
        loops.add(sequence);
        loops.add(Loop.start("event-listener", Duration.ZERO, listener::step));
        for (EventConsumer consumer : consumers) {
            Loop loop =
                    Loop.start(
                            "consumer-" + consumer.name(),
                            config.consumerInterval(),
                            () -> step(consumer));
            signal.subscribe(loop::wake);
            loops.add(loop);
        }
    }

    /// Applies the next event to a consumer now, as its thread would.
    ///
    /// @return whether there was one
    public boolean step(EventConsumer consumer) {
        ManagedContext request = Arc.container().requestContext();
        boolean activate = !request.isActive();
        if (activate) {
            request.activate();
        }
        try {
            Optional<Event> applied = cursors.applyNext(consumer);
            applied.ifPresent(event -> delivery.applied(consumer.name(), event));
            return applied.isPresent();
        } finally {
            if (activate) {
                request.terminate();
            }
        }
    }

    void wakeSequencer() {
        Loop loop = sequencing;
        if (loop != null) {
            loop.wake();
        }
    }

    void stop(@Observes ShutdownEvent event) throws SQLException {
        loops.reversed().forEach(Loop::close);
        listener.close();
    }
}
