package dev.slipway.registry.feed;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.kit.event.EventReader;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.problem.ProblemException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which events are asked for: oldest first behind the position `after`, or with `order=desc`
/// newest first in front of the position `before`.
public class FeedQuery {
    @QueryParam("after")
    @DefaultValue("0")
    public long after;

    @QueryParam("before")
    @DefaultValue("9223372036854775807")
    public long before;

    @QueryParam("order")
    @DefaultValue("asc")
    public String order = "asc";

    @QueryParam("limit")
    public @Nullable Integer limit;

    @QueryParam("type")
    public @Nullable String type;

    @QueryParam("subject")
    public @Nullable String subject;

    Page<FeedEvent> read(FeedService feed, String project) {
        EventReader.Filter filter = new EventReader.Filter(project, type, subject);
        return switch (order) {
            case "asc" -> feed.page(after, Page.limit(limit), filter);
            case "desc" -> feed.newest(before, Page.limit(limit), filter);
            default -> throw refused();
        };
    }

    private ProblemException refused() {
        String message = "must be asc or desc, is " + order;
        return new ProblemException(
                ErrorCode.INVALID_REQUEST,
                "The query parameter order " + message + ".",
                List.of(new Violation("order", "query", message)));
    }
}
