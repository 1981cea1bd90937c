/// Aliases: names that move from one sealed version of a model to another.
@NullMarked
package dev.slipway.registry.alias;

import org.jspecify.annotations.NullMarked;
