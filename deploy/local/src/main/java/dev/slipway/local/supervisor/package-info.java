/// Keeps processes running: a pure life cycle per child, and the loop that applies it.
@NullMarked
package dev.slipway.local.supervisor;

import org.jspecify.annotations.NullMarked;
