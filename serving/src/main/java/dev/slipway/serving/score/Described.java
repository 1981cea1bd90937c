package dev.slipway.serving.score;

/// The last line on standard error after the signature was written.
///
/// @param sandbox what limited the process, a name of [dev.slipway.serving.sandbox.Sandbox]
record Described(String event, String sandbox) {}
