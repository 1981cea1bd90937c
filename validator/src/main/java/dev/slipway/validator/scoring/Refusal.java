package dev.slipway.validator.scoring;

/// Why a child gave no answer.
///
/// @param reason one sentence for the model's author
public record Refusal(Kind kind, String reason) {
    /// What was at fault.
    public enum Kind {
        /// The runtime cannot load or run the model.
        MODEL,
        /// A row does not fit the model's inputs.
        DATA,
        /// The model took more memory or time than it may.
        LIMITS,
        /// This machine does not allow the sandbox that is required; the model was not touched.
        SANDBOX,
        /// The child ended without a word, or could not be started.
        CRASH
    }
}
