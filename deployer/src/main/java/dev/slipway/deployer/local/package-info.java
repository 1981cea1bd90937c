/// The target `local`: serving processes on this machine, each in a session of its own, so they
/// outlive the deployer and the next one adopts them by pid and start time.
@NullMarked
package dev.slipway.deployer.local;

import org.jspecify.annotations.NullMarked;
