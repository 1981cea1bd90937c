package dev.slipway.oci.registry;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the next byte of an upload goes.
record UploadPosition(URI location, long offset) {
    private static final Pattern RANGE = Pattern.compile("(?:bytes=)?0-([0-9]{1,18})");

    /// Bytes that the registry has, by its header `Range`.
    static long received(Answer answer, long otherwise) {
        Matcher range = RANGE.matcher(answer.header("Range").orElse(""));
        if (!range.matches()) {
            return otherwise;
        }
        long last = Long.parseLong(range.group(1));
        // Registries say 0-0 for nothing and for one byte; a piece of one byte is told apart.
        return last == 0 ? Math.min(otherwise, 1) : last + 1;
    }
}
