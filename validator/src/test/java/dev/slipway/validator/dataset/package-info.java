@NullMarked
package dev.slipway.validator.dataset;

import org.jspecify.annotations.NullMarked;
