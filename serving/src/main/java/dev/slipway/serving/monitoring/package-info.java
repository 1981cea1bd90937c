/// Counts of what was asked and answered, off the request path, sent to the monitor in batches.
@NullMarked
package dev.slipway.serving.monitoring;

import org.jspecify.annotations.NullMarked;
