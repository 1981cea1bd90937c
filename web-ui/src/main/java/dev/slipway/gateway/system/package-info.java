/// How the services are.
@NullMarked
package dev.slipway.gateway.system;

import org.jspecify.annotations.NullMarked;
