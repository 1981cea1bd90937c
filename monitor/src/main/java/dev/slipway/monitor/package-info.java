/// The monitor: windows, drift, realised performance with late labels, alerts. Start reading at
/// [dev.slipway.monitor.ScoreTick].
@NullMarked
package dev.slipway.monitor;

import org.jspecify.annotations.NullMarked;
