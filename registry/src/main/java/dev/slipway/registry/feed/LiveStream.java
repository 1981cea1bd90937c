package dev.slipway.registry.feed;

import dev.slipway.kit.event.EventReader;
import dev.slipway.kit.event.EventSignal;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// One listener's stream: what is in the log, then what comes, with a heartbeat when nothing comes.
final class LiveStream implements Runnable {
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final Logger LOG = Logger.getLogger(LiveStream.class);
    private static final int BATCH = 100;
    private static final String CONNECTED = "connected";

    /// Who listens, how, and until when.
    record Listener(Sse sse, SseEventSink sink, EventReader.Filter filter, Instant until) {}

    /// The data of the first message.
    ///
    /// @param position where the stream begins
    record Connected(long position) {}

    private final FeedService feed;
    private final EventSignal signal;
    private final Listener listener;
    private final Semaphore wake = new Semaphore(0);
    private final Clock clock;
    private long position;

    LiveStream(
            FeedService feed, EventSignal signal, Clock clock, Listener listener, long position) {
        this.feed = feed;
        this.signal = signal;
        this.clock = clock;
        this.listener = listener;
        this.position = position;
    }

    /// Serves until the listener goes away or its credentials end. The first message gives the
    /// position, so that whoever comes back misses nothing, also when nothing happened meanwhile.
    @Override
    public void run() {
        try (SseEventSink sink = listener.sink();
                EventSignal.Subscription ignored = signal.subscribe(wake::release)) {
            sendPosition();
            while (!sink.isClosed() && left().isPositive()) {
                if (!sendBatch()) {
                    await();
                }
            }
        } catch (CompletionException e) {
            LOG.debugf("a listener went away: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration left() {
        return Duration.between(clock.instant(), listener.until());
    }

    private void sendPosition() {
        send(
                listener.sse()
                        .newEventBuilder()
                        .id(Long.toString(position))
                        .name(CONNECTED)
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(Connected.class, new Connected(position))
                        .build());
    }

    private boolean sendBatch() {
        List<FeedEvent> events = feed.after(position, BATCH, listener.filter());
        for (FeedEvent event : events) {
            send(
                    listener.sse()
                            .newEventBuilder()
                            .id(Long.toString(event.position()))
                            .name(event.type())
                            .mediaType(MediaType.APPLICATION_JSON_TYPE)
                            .data(FeedEvent.class, event)
                            .build());
            position = event.position();
        }
        return !events.isEmpty();
    }

    private void await() throws InterruptedException {
        Duration left = left();
        Duration pause = left.compareTo(HEARTBEAT) < 0 ? left : HEARTBEAT;
        if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        } else {
            send(listener.sse().newEventBuilder().comment("heartbeat").build());
        }
    }

    private void send(OutboundSseEvent event) {
        listener.sink().send(event).toCompletableFuture().join();
    }
}
