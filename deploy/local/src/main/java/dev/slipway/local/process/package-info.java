/// Operating system processes: the port through which they are started, watched and ended, and the
/// records by which another supervisor finds them again.
@NullMarked
package dev.slipway.local.process;

import org.jspecify.annotations.NullMarked;
