/// What the console and clients read: monitors, windows, distributions, traffic; and the same as
/// metrics.
@NullMarked
package dev.slipway.monitor.view;

import org.jspecify.annotations.NullMarked;
