package dev.slipway.validator.scoring;

import dev.slipway.core.model.Signature;

/// How loading a model ended.
public sealed interface DescribeOutcome {
    /// The model was loaded under a sandbox.
    record Described(Signature signature, SandboxLevel sandbox) implements DescribeOutcome {}

    /// The child said no.
    record Refused(Refusal refusal) implements DescribeOutcome {}
}
