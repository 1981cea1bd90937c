@NullMarked
package dev.slipway.validator.evaluation;

import org.jspecify.annotations.NullMarked;
