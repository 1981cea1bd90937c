@NullMarked
package dev.slipway.validator.scoring;

import org.jspecify.annotations.NullMarked;
