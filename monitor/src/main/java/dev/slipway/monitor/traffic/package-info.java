/// Request rate, errors and latency by minute of the clock.
@NullMarked
package dev.slipway.monitor.traffic;

import org.jspecify.annotations.NullMarked;
