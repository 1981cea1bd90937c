/// The deploy target `kubernetes`: what a release looks like in a cluster (rendered, pure), how it
/// is applied, watched and taken away, and one sentence for why it is not ready (diagnosed, pure).
/// Types of the Kubernetes client stay in this package.
@NullMarked
package dev.slipway.deployer.kubernetes;

import org.jspecify.annotations.NullMarked;
