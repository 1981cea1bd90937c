/// The console's files and the headers that protect its pages.
@NullMarked
package dev.slipway.gateway.console;

import org.jspecify.annotations.NullMarked;
