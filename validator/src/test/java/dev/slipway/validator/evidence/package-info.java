@NullMarked
package dev.slipway.validator.evidence;

import org.jspecify.annotations.NullMarked;
