/// Tests of the package of the same name.
@NullMarked
package dev.slipway.deployer.evidence;

import org.jspecify.annotations.NullMarked;
