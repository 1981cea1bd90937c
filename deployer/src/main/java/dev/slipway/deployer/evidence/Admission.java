package dev.slipway.deployer.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.slipway.core.state.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules. Whatever is unknown, missing or was never run counts as not passed.
public final class Admission {
    private static final String DIRECT = "direct";
    private static final String PASS = Verdict.PASS.name();

    private Admission() {}

    /// The first reason against releasing a candidate into an environment; empty when there is
    /// none.
    public static Optional<Refusal> check(Candidate candidate, String environment) {
        Optional<Refusal> broken = chain(candidate);
        if (broken.isPresent()) {
            return broken;
        }
        EvaluationFacts evaluation = candidate.evaluation().orElseThrow();
        return gates(candidate.version(), evaluation, environment)
                .or(() -> strategy(evaluation, environment));
    }

    private static Optional<Refusal> chain(Candidate candidate) {
        VersionFacts version = candidate.version();
        ImageFacts image = candidate.image();
        if (!"SEALED".equals(version.state()) || version.digest() == null) {
            return broken("Version %s is %s, not SEALED.", version.ref(), version.state());
        }
        if (!image.versionId().equals(version.versionId())) {
            return broken("Image %s is not an image of %s.", image.digest(), version.ref());
        }
        if (!image.versionDigest().equals(version.digest())) {
            return broken(
                    "Image %s was built from %s, but %s has the digest %s.",
                    image.digest(), image.versionDigest(), version.ref(), version.digest());
        }
        if (!image.digest().hex().equals(image.manifestSha256())) {
            return broken(
                    "Image %s does not have the digest of its manifest %s.",
                    image.digest(), image.manifestSha256());
        }
        return evaluationChain(candidate, image);
    }

    private static Optional<Refusal> evaluationChain(Candidate candidate, ImageFacts image) {
        if (candidate.evaluation().isEmpty()) {
            return broken(
                    "Evaluation %s of image %s does not exist.",
                    image.evaluationId(), image.digest());
        }
        EvaluationFacts evaluation = candidate.evaluation().get();
        if (!evaluation.versionId().equals(image.versionId())
                || !evaluation.versionDigest().equals(image.versionDigest())) {
            return broken(
                    "Evaluation %s is of other bytes (%s) than image %s (%s).",
                    evaluation.evaluationId(),
                    evaluation.versionDigest(),
                    image.digest(),
                    image.versionDigest());
        }
        if (evaluation.policy() == null) {
            return broken(
                    "Policy %s revision %d, which evaluation %s was made under, does not exist with"
                            + " the same hash.",
                    evaluation.policyName(),
                    evaluation.policyRevision(),
                    evaluation.evaluationId());
        }
        return Optional.empty();
    }

    private static Optional<Refusal> gates(
            VersionFacts version, EvaluationFacts evaluation, String environment) {
        List<String> required = required(evaluation.policy(), environment);
        if (required == null) {
            return Optional.of(
                    new Refusal.GatesNotPassed(
                            List.of(),
                            "Policy %s revision %d does not say what %s requires; add environments.%s.requires and evaluate again."
                                    .formatted(
                                            evaluation.policyName(),
                                            evaluation.policyRevision(),
                                            environment,
                                            environment)));
        }
        List<String> missing = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (String gate : required) {
            String verdict = evaluation.gates().getOrDefault(gate, "never run");
            if (!PASS.equals(verdict)) {
                missing.add(gate);
                said.add(gate + " (" + verdict + ")");
            }
        }
        if (missing.isEmpty() && PASS.equals(evaluation.verdict())) {
            return Optional.empty();
        }
        return Optional.of(notPassed(version, evaluation, environment, missing, said));
    }

    private static Refusal notPassed(
            VersionFacts version,
            EvaluationFacts evaluation,
            String environment,
            List<String> missing,
            List<String> said) {
        String what =
                missing.isEmpty()
                        ? "the evaluation as a whole is "
                                + (evaluation.verdict() == null
                                        ? "not finished"
                                        : evaluation.verdict())
                        : "not passed: " + String.join(", ", said);
        return new Refusal.GatesNotPassed(
                missing,
                "%s may not go to %s, %s; see evaluation %s."
                        .formatted(version.ref(), environment, what, evaluation.evaluationId()));
    }

    private static @Nullable List<String> required(@Nullable JsonNode policy, String environment) {
        JsonNode requires = environment(policy, environment).path("requires");
        if (!requires.isArray()) {
            return null;
        }
        List<String> gates = new ArrayList<>();
        requires.forEach(gate -> gates.add(gate.asText()));
        return gates;
    }

    private static Optional<Refusal> strategy(EvaluationFacts evaluation, String environment) {
        String strategy =
                environment(evaluation.policy(), environment).path("strategy").asText(DIRECT);
        if (DIRECT.equals(strategy)) {
            return Optional.empty();
        }
        return Optional.of(
                new Refusal.UnknownStrategy(
                        "Policy %s revision %d asks for the strategy %s in %s; only %s exists."
                                .formatted(
                                        evaluation.policyName(),
                                        evaluation.policyRevision(),
                                        strategy,
                                        environment,
                                        DIRECT)));
    }

    private static JsonNode environment(@Nullable JsonNode policy, String environment) {
        return policy == null
                ? MissingNode.getInstance()
                : policy.path("environments").path(environment);
    }

    private static Optional<Refusal> broken(String sentence, Object... parts) {
        return Optional.of(new Refusal.BrokenChain(sentence.formatted(parts)));
    }
}
