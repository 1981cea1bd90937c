/// Tests of the package of the same name.
@NullMarked
package dev.slipway.deployer.release;

import org.jspecify.annotations.NullMarked;
