/// Tests of the package of the same name.
@NullMarked
package dev.slipway.deployer.environment;

import org.jspecify.annotations.NullMarked;
