/// Deployments and their releases: what is asked for over HTTP, and the rows that remember it. A
/// release moves only through `ReleaseMoves`, by compare-and-set.
@NullMarked
package dev.slipway.deployer.release;

import org.jspecify.annotations.NullMarked;
