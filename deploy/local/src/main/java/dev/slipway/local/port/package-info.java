/// Loopback ports: chosen once, kept, and explained when somebody else has them.
@NullMarked
package dev.slipway.local.port;

import org.jspecify.annotations.NullMarked;
