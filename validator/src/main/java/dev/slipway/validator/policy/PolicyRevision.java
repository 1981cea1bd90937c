package dev.slipway.validator.policy;

/// A revision to judge by.
public record PolicyRevision(String name, int revision, String hash, PolicyDocument document) {}
