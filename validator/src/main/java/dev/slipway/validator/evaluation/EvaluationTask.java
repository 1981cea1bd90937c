package dev.slipway.validator.evaluation;

import java.util.UUID;

/// The data of an evaluation's job.
public record EvaluationTask(UUID evaluationId) {}
