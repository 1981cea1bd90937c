/// Raw streaming to whatever stands behind the gateway.
@NullMarked
package dev.slipway.gateway.proxy;

import org.jspecify.annotations.NullMarked;
