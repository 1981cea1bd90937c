package dev.slipway.deployer.evidence;

import java.util.List;

/// Why a candidate may not be released.
public sealed interface Refusal {
    /// One sentence: what, and what to do.
    String reason();

    /// The chain of digests is broken: the image is not of this version or this evaluation.
    record BrokenChain(String reason) implements Refusal {}

    /// Gates that the environment requires have not passed.
    ///
    /// @param gates their ids, in the policy's order
    record GatesNotPassed(List<String> gates, String reason) implements Refusal {
        public GatesNotPassed {
            gates = List.copyOf(gates);
        }
    }

    /// The policy asks for a rollout that does not exist.
    record UnknownStrategy(String reason) implements Refusal {}
}
