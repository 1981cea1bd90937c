/// The `online` command: HTTP, routes, readiness, draining.
@NullMarked
package dev.slipway.serving.online;

import org.jspecify.annotations.NullMarked;
