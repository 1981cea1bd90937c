/// The `slipway` command: everything it does goes through the public API of the gateway.
@NullMarked
package dev.slipway.cli;

import org.jspecify.annotations.NullMarked;
