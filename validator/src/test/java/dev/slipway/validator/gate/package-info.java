@NullMarked
package dev.slipway.validator.gate;

import org.jspecify.annotations.NullMarked;
