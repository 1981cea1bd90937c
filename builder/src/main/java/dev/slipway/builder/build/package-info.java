/// Builds: asked for, queued, run as jobs, cancelled, read.
@NullMarked
package dev.slipway.builder.build;

import org.jspecify.annotations.NullMarked;
