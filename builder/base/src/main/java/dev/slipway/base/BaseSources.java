package dev.slipway.base;

import java.nio.file.Path;

/// The files of this installation that go into a base.
public record BaseSources(Path servingJar, Path nativeFolder) {}
