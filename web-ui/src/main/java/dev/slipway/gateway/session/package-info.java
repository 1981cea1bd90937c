/// Signing in and out: passwords, cookies, one-time links.
@NullMarked
package dev.slipway.gateway.session;

import org.jspecify.annotations.NullMarked;
