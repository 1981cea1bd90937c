package dev.slipway.builder.source;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.kit.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which evaluation a build stands on: one that passed, of exactly the bytes that are built.
public final class GateRule {
    private GateRule() {}

    /// The named evaluation, or the newest that passed.
    ///
    /// @param evaluations all of the version, newest first
    /// @param wanted the evaluation that the caller named, if any
    /// @throws ProblemException NOT_FOUND for a named one that is not there; GATE_NOT_PASSED, with
    /// the
    ///     gates, when there is none that passed
    public static Evaluation require(
            SealedVersion version, List<Evaluation> evaluations, @Nullable UUID wanted) {
        List<Evaluation> candidates =
                evaluations.stream()
                        .filter(evaluation -> wanted == null || evaluation.id().equals(wanted))
                        .toList();
        if (wanted != null && candidates.isEmpty()) {
            throw new ProblemException(
                    ErrorCode.NOT_FOUND,
                    "%s has no evaluation %s.".formatted(version.reference(), wanted),
                    List.of(
                            new Violation(
                                    "evaluation", "body", "is no evaluation of this version")));
        }
        return candidates.stream()
                .filter(
                        evaluation ->
                                evaluation.passed()
                                        && evaluation.versionDigest().equals(version.digest()))
                .findFirst()
                .orElseThrow(() -> notPassed(version, candidates));
    }

    private static ProblemException notPassed(SealedVersion version, List<Evaluation> candidates) {
        if (candidates.isEmpty()) {
            return new ProblemException(
                    ErrorCode.GATE_NOT_PASSED,
                    version.reference()
                            + " has not been evaluated. Evaluate it with POST /api/v1/evaluations first.");
        }
        Evaluation newest = candidates.getFirst();
        List<Violation> violations =
                newest.gates().stream()
                        .filter(gate -> !"PASS".equals(gate.verdict()))
                        .map(
                                gate ->
                                        new Violation(
                                                "gates." + gate.id(),
                                                "evaluation",
                                                "verdict " + gate.verdict()))
                        .toList();
        return new ProblemException(ErrorCode.GATE_NOT_PASSED, detail(version, newest), violations);
    }

    private static String detail(SealedVersion version, Evaluation newest) {
        if (newest.verdict() == null) {
            return "Evaluation %s of %s is %s. An image is built when it has passed."
                    .formatted(newest.id(), version.reference(), newest.state());
        }
        if (newest.passed()) {
            return "Evaluation %s is of other bytes than %s has. Evaluate it again."
                    .formatted(newest.id(), version.reference());
        }
        String failed =
                newest.gates().stream()
                        .filter(gate -> !"PASS".equals(gate.verdict()))
                        .map(gate -> gate.id() + " (" + gate.verdict() + ")")
                        .collect(Collectors.joining(", "));
        return "%s did not pass policy %s: %s. See GET /api/v1/evaluations/%s for why."
                .formatted(version.reference(), newest.policy(), failed, newest.id());
    }
}
