/// Tests of the package of the same name.
@NullMarked
package dev.slipway.deployer.target;

import org.jspecify.annotations.NullMarked;
