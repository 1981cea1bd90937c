/// Tokens for model servers, which the gateway makes at the deployer's request: they may report
/// counters of one deployment (and pull its image) and nothing else.
@NullMarked
package dev.slipway.deployer.token;

import org.jspecify.annotations.NullMarked;
