/// The port to whatever runs a release: a process here, pods next. Desired is compared with what is
/// there, the difference is applied, and a typed result says what came of it.
@NullMarked
package dev.slipway.deployer.target;

import org.jspecify.annotations.NullMarked;
