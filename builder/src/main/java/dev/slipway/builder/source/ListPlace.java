package dev.slipway.builder.source;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.kit.http.Cursor;
import dev.slipway.kit.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Cursors of the lists of this service: the id or the position of the last row shown.
public final class ListPlace {
    private static final String MESSAGE = "must be the `next` of a previous page of the same list";

    private ListPlace() {}

    /// The id in a cursor; null without one.
    ///
    /// @throws ProblemException INVALID_REQUEST when it is none of this list
    public static @Nullable UUID id(@Nullable String cursor) {
        return cursor == null ? null : read(cursor, UUID::fromString);
    }

    /// The position in a cursor; 0 without one.
    ///
    /// @throws ProblemException INVALID_REQUEST when it is none of this list
    public static long position(@Nullable String cursor) {
        return cursor == null ? 0 : read(cursor, Long::parseLong);
    }

    private static <T> T read(String cursor, Function<String, T> reader) {
        String place = Cursor.decode(cursor, 1).getFirst();
        try {
            return reader.apply(place);
        } catch (IllegalArgumentException e) {
            var problem =
                    new ProblemException(
                            ErrorCode.INVALID_REQUEST,
                            "The query parameter cursor " + MESSAGE + ".",
                            List.of(new Violation("cursor", "query", MESSAGE)));
            problem.addSuppressed(e);
            throw problem;
        }
    }
}
