@NullMarked
package dev.slipway.validator.judge;

import org.jspecify.annotations.NullMarked;
