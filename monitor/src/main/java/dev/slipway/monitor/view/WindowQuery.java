package dev.slipway.monitor.view;

import dev.slipway.kit.http.Cursor;
import dev.slipway.kit.http.Page;
import dev.slipway.monitor.window.WindowService;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Which windows are asked for. `from` is inclusive, `to` exclusive; an absent one does not
/// restrict. Without a limit an answer has at most [WindowService#MAX_WINDOWS].
public class WindowQuery {
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    @QueryParam("from")
    public @Nullable String from;

    @QueryParam("to")
    public @Nullable String to;

    @QueryParam("cursor")
    public @Nullable String cursor;

    @QueryParam("limit")
    public @Nullable Integer limit;

    WindowService.Range range() {
        return new WindowService.Range(
                from == null ? Instant.EPOCH : Parameters.instant("from", from),
                end(),
                limit == null ? WindowService.MAX_WINDOWS : Page.limit(limit));
    }

    private Instant end() {
        Instant end = to == null ? END_OF_TIME : Parameters.instant("to", to);
        if (cursor == null) {
            return end;
        }
        Instant shown = Cursor.read(cursor, WindowQuery::start);
        return shown.isBefore(end) ? shown : end;
    }

    private static Instant start(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
