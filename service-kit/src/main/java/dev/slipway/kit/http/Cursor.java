package dev.slipway.kit.http;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Opaque places in a list: the sort key of the last row of a page.
public final class Cursor {
    private static final String SEPARATOR = "\u001f";

    private Cursor() {}

    /// The cursor of a row's sort key.
    public static String encode(String... key) {
        byte[] bytes = String.join(SEPARATOR, key).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The sort key behind a cursor.
    ///
    /// @param parts how many texts the key has
    /// @throws ProblemException INVALID_REQUEST when the text is no cursor of this list
    public static List<String> decode(String cursor, int parts) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> key = List.of(text.split(SEPARATOR, -1));
            if (key.size() == parts) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw unknown(e);
        }
        throw unknown(null);
    }

    /// The sort key of one part behind a cursor, as the value that it is.
    ///
    /// @param reader reads the text, for example `UUID::fromString`; its
    ///     [IllegalArgumentException] means that the text is no such value
    /// @throws ProblemException INVALID_REQUEST when the text is no cursor of this list
    public static <T> T read(String cursor, Function<String, T> reader) {
        String key = decode(cursor, 1).getFirst();
        try {
            return reader.apply(key);
        } catch (IllegalArgumentException e) {
            throw unknown(e);
        }
    }

    private static ProblemException unknown(@Nullable Throwable cause) {
        String message = "must be the `next` of a previous page of the same list";
        ProblemException problem =
                new ProblemException(
                        ErrorCode.INVALID_REQUEST,
                        "The query parameter cursor " + message + ".",
                        List.of(new Violation("cursor", "query", message)));
        if (cause != null) {
            problem.addSuppressed(cause);
        }
        return problem;
    }
}
