package dev.slipway.registry.feed;

import dev.slipway.kit.event.EventReader;
import dev.slipway.kit.event.EventSignal;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
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

    /// Who listens, and how.
    record Listener(Sse sse, SseEventSink sink, EventReader.Filter filter) {}

    private final FeedService feed;
    private final EventSignal signal;
    private final Listener listener;
    private final Semaphore wake = new Semaphore(0);
    private long position;

    LiveStream(FeedService feed, EventSignal signal, Listener listener, long position) {
        this.feed = feed;
        this.signal = signal;
        this.listener = listener;
        this.position = position;
    }

    /// Serves until the listener goes away.
    @Override
    public void run() {
        try (SseEventSink sink = listener.sink();
                EventSignal.Subscription ignored = signal.subscribe(wake::release)) {
            send(listener.sse().newEventBuilder().comment("connected").build());
            while (!sink.isClosed()) {
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
        if (wake.tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        } else {
            send(listener.sse().newEventBuilder().comment("heartbeat").build());
        }
    }

    private void send(OutboundSseEvent event) {
        listener.sink().send(event).toCompletableFuture().join();
    }
}
