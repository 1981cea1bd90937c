/// Opaque tokens with scopes and an expiry.
@NullMarked
package dev.slipway.gateway.token;

import org.jspecify.annotations.NullMarked;
