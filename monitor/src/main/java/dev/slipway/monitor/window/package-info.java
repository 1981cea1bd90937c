/// Event-time windows: their counts and scores.
@NullMarked
package dev.slipway.monitor.window;

import org.jspecify.annotations.NullMarked;
