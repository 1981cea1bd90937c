/// Which backend answers for a deployment.
@NullMarked
package dev.slipway.gateway.deployment;

import org.jspecify.annotations.NullMarked;
