/// Asks model servers how they are.
@NullMarked
package dev.slipway.deployer.probe;

import org.jspecify.annotations.NullMarked;
