/// Which releases are watched, against which baseline and limits.
@NullMarked
package dev.slipway.monitor.watch;

import org.jspecify.annotations.NullMarked;
