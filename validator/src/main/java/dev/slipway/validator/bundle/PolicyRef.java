package dev.slipway.validator.bundle;

/// A revision of a policy.
///
/// @param hash `sha256:…` of its canonical form
public record PolicyRef(String name, int revision, String hash) {}
