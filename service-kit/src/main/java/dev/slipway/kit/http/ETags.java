package dev.slipway.kit.http;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;

/// Entity tags from row versions: `"v7"`.
public final class ETags {
    private ETags() {}

    /// The tag of a version, quotes included.
    public static String of(long version) {
        return "\"v" + version + "\"";
    }

    /// Requires that the caller has seen the current version. `*` stands for any.
    ///
    /// @throws ProblemException ETAG_REQUIRED without `If-Match`, STALE_ETAG when it names another
    ///     version
    public static void require(HttpHeaders headers, long version) {
        String given = headers.getHeaderString(HttpHeaders.IF_MATCH);
        String current = of(version);
        if (given == null) {
            throw new ProblemException(
                    ErrorCode.ETAG_REQUIRED,
                    "Send If-Match with the ETag that you read; a change without it could undo"
                            + " somebody else's.");
        }
        for (String tag : given.split(",")) {
            if (tag.strip().equals(current) || tag.strip().equals("*")) {
                return;
            }
        }
        throw new ProblemException(
                ErrorCode.STALE_ETAG,
                "If-Match is %s, the current ETag is %s. Read it again and retry."
                        .formatted(given, current));
    }
}
