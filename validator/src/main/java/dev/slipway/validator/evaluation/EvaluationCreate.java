package dev.slipway.validator.evaluation;

import jakarta.validation.constraints.NotBlank;

/// Asks for an evaluation.
///
/// @param version `model/3` or `model@alias`
/// @param policy its newest revision, or `NAME@REVISION`
public record EvaluationCreate(@NotBlank String version, @NotBlank String policy) {}
