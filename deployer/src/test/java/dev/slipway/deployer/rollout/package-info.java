/// Tests of the package of the same name.
@NullMarked
package dev.slipway.deployer.rollout;

import org.jspecify.annotations.NullMarked;
