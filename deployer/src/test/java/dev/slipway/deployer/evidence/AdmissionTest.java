package dev.slipway.deployer.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.id.Digest;
import dev.slipway.deployer.target.ImageKind;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final UUID VERSION = new UUID(0, 1);
    private static final UUID EVALUATION = new UUID(0, 2);
    private static final String DIGEST = Digest.of("version").value();
    private static final Digest IMAGE = Digest.of("image");
    private static final String POLICY =
            "{\"environments\":{\"staging\":{\"requires\":[\"auc\",\"review\"]}}}";
    private static final Map<String, String> BOTH = Map.of("auc", "PASS", "review", "PASS");

    @Test
    void everythingInOrderIsAdmitted() {
        assertThat(check(version(DIGEST, "SEALED"), image(DIGEST), evaluation(BOTH))).isEmpty();
    }

    @Test
    void aVersionThatIsNotSealedIsRefused() {
        assertThat(reason(version(DIGEST, "REGISTERED"), image(DIGEST), evaluation(BOTH)))
                .isEqualTo("Version m/1 is REGISTERED, not SEALED.");
    }

    @Test
    void anImageOfOtherBytesIsRefused() {
        assertThat(
                        reason(
                                version(DIGEST, "SEALED"),
                                image(Digest.of("other").value()),
                                evaluation(BOTH)))
                .contains("but m/1 has the digest " + DIGEST);
    }

    @Test
    void anImageWhoseManifestHasAnotherDigestIsRefused() {
        ImageFacts image =
                new ImageFacts(
                        IMAGE,
                        ImageKind.RUNNABLE,
                        VERSION,
                        DIGEST,
                        EVALUATION,
                        Digest.of("x").hex(),
                        null);
        assertThat(reason(version(DIGEST, "SEALED"), image, evaluation(BOTH)))
                .contains("does not have the digest of its manifest");
    }

    @Test
    void aMissingEvaluationIsRefused() {
        assertThat(
                        Admission.check(
                                new Candidate(
                                        version(DIGEST, "SEALED"), image(DIGEST), Optional.empty()),
                                "staging"))
                .containsInstanceOf(Refusal.BrokenChain.class);
    }

    @Test
    void aGateThatNeverRanIsNotPassed() {
        Refusal refusal =
                check(version(DIGEST, "SEALED"), image(DIGEST), evaluation(Map.of("auc", "PASS")))
                        .orElseThrow();
        assertThat(refusal).isInstanceOf(Refusal.GatesNotPassed.class);
        assertThat(((Refusal.GatesNotPassed) refusal).gates()).containsExactly("review");
        assertThat(refusal.reason()).contains("review (never run)");
    }

    @Test
    void anEvaluationThatDidNotPassAsAWholeIsRefused() {
        EvaluationFacts evaluation =
                new EvaluationFacts(EVALUATION, VERSION, DIGEST, null, "p", 1, BOTH, json(POLICY));
        assertThat(reason(version(DIGEST, "SEALED"), image(DIGEST), evaluation))
                .contains("the evaluation as a whole is not finished");
    }

    @Test
    void aPolicyWithAnotherHashIsRefused() {
        EvaluationFacts evaluation =
                new EvaluationFacts(EVALUATION, VERSION, DIGEST, "PASS", "p", 1, BOTH, null);
        assertThat(reason(version(DIGEST, "SEALED"), image(DIGEST), evaluation))
                .contains("does not exist with the same hash");
    }

    @Test
    void aStrategyThatDoesNotExistIsRefused() {
        EvaluationFacts evaluation =
                new EvaluationFacts(
                        EVALUATION,
                        VERSION,
                        DIGEST,
                        "PASS",
                        "p",
                        1,
                        BOTH,
                        json(
                                "{\"environments\":{\"staging\":{\"requires\":[],\"strategy\":\"canary\"}}}"));
        assertThat(check(version(DIGEST, "SEALED"), image(DIGEST), evaluation))
                .containsInstanceOf(Refusal.UnknownStrategy.class);
    }

    private static Optional<Refusal> check(
            VersionFacts version, ImageFacts image, EvaluationFacts evaluation) {
        return Admission.check(new Candidate(version, image, Optional.of(evaluation)), "staging");
    }

    private static String reason(
            VersionFacts version, ImageFacts image, EvaluationFacts evaluation) {
        return check(version, image, evaluation).orElseThrow().reason();
    }

    private static VersionFacts version(String digest, String state) {
        return new VersionFacts(VERSION, "m", "m", 1, digest, state);
    }

    private static ImageFacts image(String versionDigest) {
        return new ImageFacts(
                IMAGE, ImageKind.RUNNABLE, VERSION, versionDigest, EVALUATION, IMAGE.hex(), null);
    }

    private static EvaluationFacts evaluation(Map<String, String> gates) {
        return new EvaluationFacts(
                EVALUATION, VERSION, DIGEST, "PASS", "p", 1, gates, json(POLICY));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
