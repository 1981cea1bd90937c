package dev.slipway.deployer.release;

import dev.slipway.core.id.Digest;
import dev.slipway.core.id.Slug;
import dev.slipway.core.id.VersionRef;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.deployer.evidence.Admission;
import dev.slipway.deployer.evidence.Candidate;
import dev.slipway.deployer.evidence.ImageFacts;
import dev.slipway.deployer.evidence.PublishedViews;
import dev.slipway.deployer.evidence.Refusal;
import dev.slipway.deployer.evidence.VersionFacts;
import dev.slipway.deployer.target.Settings;
import dev.slipway.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns what a caller asks for into what a release runs, or refuses it.
@ApplicationScoped
class ReleaseRequests {
    private final PublishedViews views;

    ReleaseRequests(PublishedViews views) {
        this.views = views;
    }

    /// A request that may be carried out.
    record Accepted(String deployment, ReleaseRow.Content content) {}

    /// @throws ProblemException INVALID_REQUEST, NOT_FOUND, STATE_CONFLICT or GATE_NOT_PASSED
    Accepted resolve(String project, ReleaseCreate request) {
        VersionFacts version = version(project, request.version());
        ImageFacts image = image(project, version, request.image());
        String deployment = request.deployment() == null ? version.slug() : request.deployment();
        if (!Slug.isSlug(deployment)) {
            throw invalid(
                    "deployment",
                    "must be lower-case letters, digits and hyphens, at most 40: " + deployment);
        }
        requireSound(request.settings());
        Candidate candidate =
                new Candidate(version, image, views.evaluation(project, image.evaluationId()));
        Admission.check(candidate, String.valueOf(request.environment()))
                .ifPresent(
                        refusal -> {
                            throw problem(refusal);
                        });
        return new Accepted(deployment, content(version, image));
    }

    private static void requireSound(@Nullable Settings settings) {
        List<Violation> found = settings == null ? List.of() : settings.violations();
        if (!found.isEmpty()) {
            Violation first = found.getFirst();
            throw new ProblemException(
                    ErrorCode.INVALID_REQUEST,
                    "%s %s.".formatted(first.field(), first.message()),
                    found);
        }
    }

    private VersionFacts version(String project, @Nullable String text) {
        VersionRef ref =
                Optional.ofNullable(text)
                        .flatMap(VersionRef::parse)
                        .orElseThrow(
                                () ->
                                        invalid(
                                                "version",
                                                "must be like flight-delay/3 or flight-delay@champion, found "
                                                        + text));
        return views.version(project, ref)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ErrorCode.NOT_FOUND,
                                        "There is no version %s.".formatted(ref)));
    }

    private ImageFacts image(String project, VersionFacts version, @Nullable String text) {
        if (text == null) {
            return views.newestImage(project, version.versionId())
                    .orElseThrow(
                            () ->
                                    new ProblemException(
                                            ErrorCode.STATE_CONFLICT,
                                            "There is no image of %s yet; build one with POST /api/v1/builds."
                                                    .formatted(version.ref())));
        }
        ImageFacts image =
                views.image(project, digest(text))
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                ErrorCode.NOT_FOUND,
                                                "There is no image %s.".formatted(text)));
        if (!image.versionId().equals(version.versionId())) {
            throw invalid(
                    "image", "must be an image of %s; %s is not".formatted(version.ref(), text));
        }
        return image;
    }

    private static Digest digest(String text) {
        try {
            return new Digest(text);
        } catch (IllegalArgumentException e) {
            ProblemException problem = invalid("image", "must be sha256:<64 hex>, found " + text);
            problem.addSuppressed(e);
            throw problem;
        }
    }

    private static ReleaseRow.Content content(VersionFacts version, ImageFacts image) {
        return new ReleaseRow.Content(
                version.model(),
                version.slug(),
                version.version(),
                version.versionId(),
                new Digest(image.versionDigest()),
                image.evaluationId(),
                image.digest(),
                image.kind(),
                image.pushedTo());
    }

    static ProblemException problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.BrokenChain broken ->
                    new ProblemException(ErrorCode.STATE_CONFLICT, broken.reason());
            case Refusal.GatesNotPassed gates ->
                    new ProblemException(
                            ErrorCode.GATE_NOT_PASSED,
                            gates.reason(),
                            gates.gates().stream()
                                    .map(gate -> new Violation(gate, "policy", "has not passed"))
                                    .toList());
            case Refusal.UnknownStrategy strategy ->
                    new ProblemException(ErrorCode.STATE_CONFLICT, strategy.reason());
        };
    }

    private static ProblemException invalid(String field, String message) {
        return new ProblemException(
                ErrorCode.INVALID_REQUEST,
                "%s %s.".formatted(field, message),
                List.of(new Violation(field, "body", message)));
    }
}
