@NullMarked
package dev.slipway.validator.policy;

import org.jspecify.annotations.NullMarked;
