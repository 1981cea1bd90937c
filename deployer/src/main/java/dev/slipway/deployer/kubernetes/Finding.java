package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.target.Live;

/// How far a pod is, and why no further.
record Finding(Live.Phase phase, String sentence) {}
