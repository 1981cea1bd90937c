package dev.slipway.kit.http;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.kit.problem.ProblemException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param next the cursor of the next page; null on the last one
public record Page<T>(List<T> items, @Nullable String next) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    public Page {
        items = List.copyOf(items);
    }

    /// The limit to use for the one that a caller gave.
    ///
    /// @throws ProblemException INVALID_REQUEST outside 1 to [#MAX_LIMIT]
    public static int limit(@Nullable Integer given) {
        if (given == null) {
            return DEFAULT_LIMIT;
        }
        if (given < 1 || given > MAX_LIMIT) {
            String message = "must be between 1 and %d, found %d".formatted(MAX_LIMIT, given);
            throw new ProblemException(
                    ErrorCode.INVALID_REQUEST,
                    "The query parameter limit " + message + ".",
                    List.of(new Violation("limit", "query", message)));
        }
        return given;
    }

    /// Makes a page of rows that were read with `limit + 1`, so that it is known whether more
    /// follow.
    ///
    /// @param cursor the cursor of a row
    /// @param item what a row looks like outside
    public static <R, T> Page<T> of(
            List<R> rows, int limit, Function<R, String> cursor, Function<R, T> item) {
        List<R> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        String next = rows.size() > limit ? cursor.apply(shown.getLast()) : null;
        return new Page<>(shown.stream().map(item).toList(), next);
    }
}
