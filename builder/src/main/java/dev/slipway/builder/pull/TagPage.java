package dev.slipway.builder.pull;

import dev.slipway.builder.image.Repository;
import dev.slipway.core.problem.OciErrorCode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a repository's tags.
///
/// @param last the tag after which it begins; empty for the first page
record TagPage(Repository repository, int size, String last) {
    /// Tags on a page when the caller names no number, and at most.
    static final int MAX_SIZE = 1_000;

    private static final int MAX_DIGITS = 9;

    /// Where tags come from.
    interface Source {
        /// Tags after `last`, at most `limit`.
        List<String> after(Repository repository, String last, int limit);
    }

    /// The page size for the one that a caller gave.
    ///
    /// @throws PullRefusal UNSUPPORTED with 400 when it is no number
    static int size(@Nullable String given) {
        if (given == null) {
            return MAX_SIZE;
        }
        if (!given.matches("\\d{1," + MAX_DIGITS + "}")) {
            throw new PullRefusal(
                    400, OciErrorCode.UNSUPPORTED, "n must be a number of tags, at least 0.");
        }
        return Math.min(Integer.parseInt(given), MAX_SIZE);
    }

    /// The tags, with a link to the next page when there is one.
    Response answer(Source source) {
        List<String> found = size == 0 ? List.of() : source.after(repository, last, size + 1);
        boolean more = found.size() > size;
        List<String> tags = more ? found.subList(0, size) : found;
        var answer =
                Response.ok(
                        new TagList(repository.toString(), tags), MediaType.APPLICATION_JSON_TYPE);
        return more ? answer.header("Link", next(tags.getLast())).build() : answer.build();
    }

    private String next(String after) {
        return "</v2/%s/tags/list?n=%d&last=%s>; rel=\"next\""
                .formatted(repository, size, URLEncoder.encode(after, StandardCharsets.UTF_8));
    }
}
