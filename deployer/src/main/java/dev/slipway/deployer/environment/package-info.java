/// Environments: where deployments live, and which target runs them. Each project has `staging` and
/// `production` from its first use on.
@NullMarked
package dev.slipway.deployer.environment;

import org.jspecify.annotations.NullMarked;
