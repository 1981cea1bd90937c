package dev.slipway.registry.feed;

import dev.slipway.core.event.Event;
import dev.slipway.kit.event.EventCodec;
import dev.slipway.kit.event.EventReader;
import dev.slipway.kit.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Reads the event log for callers.
@ApplicationScoped
public class FeedService {
    private final EventReader reader;
    private final NewestPositions positions;
    private final EventCodec codec;

    FeedService(EventReader reader, NewestPositions positions, EventCodec codec) {
        this.reader = reader;
        this.positions = positions;
        this.codec = codec;
    }

    /// Events after a position, in order. `next` is the position to go on from and is absent when
    /// nothing more is there now.
    public Page<FeedEvent> page(long after, int limit, EventReader.Filter filter) {
        List<Event> rows = reader.after(after, limit + 1, filter);
        return Page.of(rows, limit, row -> Long.toString(row.position()), this::feedEvent);
    }

    /// Events before a position, newest first. `next` is the position to go on from.
    public Page<FeedEvent> newest(long before, int limit, EventReader.Filter filter) {
        long first = positions.firstOfLast(before, limit + 1, filter);
        List<Event> rows =
                reader.after(first - 1, limit + 1, filter).stream()
                        .filter(row -> row.position() < before)
                        .toList();
        return Page.of(
                rows.reversed(), limit, row -> Long.toString(row.position()), this::feedEvent);
    }

    /// Events after a position, in order.
    List<FeedEvent> after(long position, int limit, EventReader.Filter filter) {
        return reader.after(position, limit, filter).stream().map(this::feedEvent).toList();
    }

    /// The position of the newest event.
    long head() {
        return reader.head();
    }

    private FeedEvent feedEvent(Event event) {
        return new FeedEvent(
                event.position(),
                event.id(),
                event.type(),
                event.schema(),
                event.project(),
                event.subject(),
                event.actor(),
                event.onBehalfOf(),
                event.requestId(),
                event.occurredAt(),
                codec.tree(event.data()));
    }
}
