/// Where a request goes and in which form it is refused: pure functions of its path.
@NullMarked
package dev.slipway.gateway.route;

import org.jspecify.annotations.NullMarked;
