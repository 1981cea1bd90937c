/// Calls of the gateway's API and what it says when it refuses.
@NullMarked
package dev.slipway.cli.api;

import org.jspecify.annotations.NullMarked;
