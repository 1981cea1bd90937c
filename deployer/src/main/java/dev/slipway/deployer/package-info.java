/// The deployer: environments, deployments, releases, and the targets that run them.
@NullMarked
package dev.slipway.deployer;

import org.jspecify.annotations.NullMarked;
