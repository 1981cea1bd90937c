package dev.slipway.serving.score;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// The last line on standard error when there is no answer.
@JsonInclude(JsonInclude.Include.NON_NULL)
record Refusal(
        String event,
        String code,
        @Nullable Long line,
        @Nullable String column,
        @Nullable String reason) {

    static Refusal of(Exit exit, @Nullable String reason) {
        return new Refusal("refused", exit.name(), null, null, reason);
    }

    static Refusal of(DataRefusedException refused) {
        Long line = refused.line() > 0 ? refused.line() : null;
        return new Refusal(
                "refused", Exit.DATA.name(), line, refused.column(), refused.getMessage());
    }
}
