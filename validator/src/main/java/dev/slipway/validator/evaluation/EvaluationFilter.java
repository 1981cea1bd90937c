package dev.slipway.validator.evaluation;

import dev.slipway.core.id.VersionRef;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.core.state.EvaluationState;
import dev.slipway.kit.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which evaluations to list; absent parts match all.
record EvaluationFilter(
        @Nullable String model,
        int version,
        @Nullable UUID versionId,
        @Nullable EvaluationState state) {
    /// @throws ProblemException INVALID_REQUEST for a part that is not what it should be
    static EvaluationFilter of(
            @Nullable String version, @Nullable UUID versionId, @Nullable String state) {
        if (version == null) {
            return new EvaluationFilter(null, 0, versionId, state(state));
        }
        if (VersionRef.parse(version).orElse(null)
                instanceof VersionRef.ByNumber(String model, int number)) {
            return new EvaluationFilter(model, number, versionId, state(state));
        }
        throw wrong("version", "must be model/NUMBER, for example flight-delay/3");
    }

    private static @Nullable EvaluationState state(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Arrays.stream(EvaluationState.values())
                .filter(state -> state.name().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                wrong(
                                        "state",
                                        "must be one of "
                                                + Arrays.toString(EvaluationState.values())));
    }

    private static ProblemException wrong(String parameter, String message) {
        return new ProblemException(
                ErrorCode.INVALID_REQUEST,
                "The query parameter " + parameter + " " + message + ".",
                List.of(new Violation(parameter, "query", message)));
    }
}
