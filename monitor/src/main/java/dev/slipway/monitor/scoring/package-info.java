/// The rules of monitoring: scores of a window against a frozen baseline, and when an alarm is
/// due. Pure.
@NullMarked
package dev.slipway.monitor.scoring;

import org.jspecify.annotations.NullMarked;
