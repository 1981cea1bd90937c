/// Tests of the package of the same name.
@NullMarked
package dev.slipway.deployer.kubernetes;

import org.jspecify.annotations.NullMarked;
