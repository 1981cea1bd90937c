/// Which processes a stack is made of, and how each is started and known to be ready.
@NullMarked
package dev.slipway.local.stack;

import org.jspecify.annotations.NullMarked;
