/// Event-time windows: counts, scores, and the tick that scores what has changed.
@NullMarked
package dev.slipway.monitor.window;

import org.jspecify.annotations.NullMarked;
