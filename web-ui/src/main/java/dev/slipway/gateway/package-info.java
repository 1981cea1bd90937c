/// The one door of Slipway: sessions and tokens, the streaming proxy to services and deployments,
/// and the console.
@NullMarked
package dev.slipway.gateway;

import org.jspecify.annotations.NullMarked;
