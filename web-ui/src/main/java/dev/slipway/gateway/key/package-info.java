/// The ES256 key, its public form, and the short tokens signed with it.
@NullMarked
package dev.slipway.gateway.key;

import org.jspecify.annotations.NullMarked;
