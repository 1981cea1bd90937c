package dev.slipway.registry.feed;

import dev.slipway.core.identity.Verb;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.event.EventReader;
import dev.slipway.kit.event.EventSignal;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.identity.Caller;
import dev.slipway.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// `/api/v1/events` and `/api/v1/audit`: the log of the caller's project.
@Path("/api/v1")
@Tag(name = "events")
@RunOnVirtualThread
@Singleton
public class FeedResource {
    /// Streams that one process serves at once.
    static final int MAX_STREAMS = 500;

    private final FeedService feed;
    private final EventSignal signal;
    private final Caller caller;
    private final Credentials credentials;
    private final Clock clock;
    private final Semaphore streams = new Semaphore(MAX_STREAMS);

    FeedResource(
            FeedService feed,
            EventSignal signal,
            Caller caller,
            Credentials credentials,
            Clock clock) {
        this.feed = feed;
        this.signal = signal;
        this.caller = caller;
        this.credentials = credentials;
        this.clock = clock;
    }

    /// Events, oldest first or newest first.
    @GET
    @Path("/events")
    public Page<FeedEvent> events(@BeanParam FeedQuery query) {
        caller.require(Verb.READ);
        return query.read(feed, caller.project());
    }

    /// The same rows as the trail of who did what.
    @GET
    @Path("/audit")
    public Page<FeedEvent> audit(@BeanParam FeedQuery query) {
        return events(query);
    }

    /// Server-sent events: id = position, event = type, data = the event. Starts after
    /// `Last-Event-ID`, else after `after`, else with what happens from now on; the first message
    /// is `connected` with that position. Ends with the caller's token: come back with a new one
    /// and `Last-Event-ID`, and nothing is missed.
    @GET
    @Path("/events/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(
            @HeaderParam("Last-Event-ID") @Nullable Long lastEventId,
            @QueryParam("after") @Nullable Long after,
            @QueryParam("type") @Nullable String type,
            @Context Sse sse,
            @Context SseEventSink sink) {
        caller.require(Verb.READ);
        if (!streams.tryAcquire()) {
            throw new ProblemException(
                    ErrorCode.UNAVAILABLE, "Too many live streams are open. Retry later.");
        }
        try {
            var listener = new LiveStream.Listener(sse, sink, filter(type), credentials.expireAt());
            new LiveStream(feed, signal, clock, listener, start(lastEventId, after)).run();
        } finally {
            streams.release();
        }
    }

    private long start(@Nullable Long lastEventId, @Nullable Long after) {
        if (lastEventId != null) {
            return lastEventId;
        }
        return after != null ? after : feed.head();
    }

    private EventReader.Filter filter(@Nullable String type) {
        return new EventReader.Filter(caller.project(), type, null);
    }
}
