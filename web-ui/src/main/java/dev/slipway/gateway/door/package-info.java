/// The handler that every request passes: identifies, limits, refuses, forwards.
@NullMarked
package dev.slipway.gateway.door;

import org.jspecify.annotations.NullMarked;
