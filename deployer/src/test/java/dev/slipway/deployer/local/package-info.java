/// Tests of the package of the same name.
@NullMarked
package dev.slipway.deployer.local;

import org.jspecify.annotations.NullMarked;
