/// Alerts: one open incident per release and kind.
@NullMarked
package dev.slipway.monitor.alert;

import org.jspecify.annotations.NullMarked;
