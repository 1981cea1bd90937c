package dev.slipway.deployer.evidence;

import java.util.Optional;

/// Everything known about an image that is to be released.
///
/// @param evaluation empty when the evaluation that the image names does not exist
public record Candidate(
        VersionFacts version, ImageFacts image, Optional<EvaluationFacts> evaluation) {}
