/// The commands of `local.jar`.
@NullMarked
package dev.slipway.local.command;

import org.jspecify.annotations.NullMarked;
