/// Offline verification of the gateway's tokens.
@NullMarked
package dev.slipway.serving.auth;

import org.jspecify.annotations.NullMarked;
