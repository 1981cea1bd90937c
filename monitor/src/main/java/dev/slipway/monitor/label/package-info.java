/// Labels that arrive late, joined to predictions by id.
@NullMarked
package dev.slipway.monitor.label;

import org.jspecify.annotations.NullMarked;
