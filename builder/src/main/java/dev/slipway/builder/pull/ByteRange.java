package dev.slipway.builder.pull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a `Range` header asks of content of a known size (RFC 9110 section 14).
sealed interface ByteRange {
    /// The whole content: there is no header, or one that may be ignored (several ranges, another
    /// unit, no sense).
    record Whole() implements ByteRange {}

    /// `length` bytes from `offset`, all of them there.
    record Part(long offset, long length) implements ByteRange {
        /// The value of `Content-Range`.
        String of(long size) {
            return "bytes %d-%d/%d".formatted(offset, offset + length - 1, size);
        }
    }

    /// Nothing of what it asks for is there.
    record Unsatisfiable() implements ByteRange {}

    /// One range: first and last byte, either of them optional.
    Pattern FORM = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    static ByteRange of(@Nullable String header, long size) {
        Matcher matcher = FORM.matcher(header == null ? "" : header.strip());
        if (!matcher.matches()) {
            return new Whole();
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new Whole() : suffix(Long.parseLong(last), size);
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        if (to < from) {
            return new Whole();
        }
        return from >= size
                ? new Unsatisfiable()
                : new Part(from, Math.min(to, size - 1) - from + 1);
    }

    private static ByteRange suffix(long wanted, long size) {
        long length = Math.min(wanted, size);
        return length == 0 ? new Unsatisfiable() : new Part(size - length, length);
    }
}
