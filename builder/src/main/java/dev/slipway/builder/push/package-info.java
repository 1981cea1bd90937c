/// Finished images go to another registry too, where one is configured.
@NullMarked
package dev.slipway.builder.push;

import org.jspecify.annotations.NullMarked;
