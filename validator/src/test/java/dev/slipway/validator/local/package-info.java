@NullMarked
package dev.slipway.validator.local;

import org.jspecify.annotations.NullMarked;
