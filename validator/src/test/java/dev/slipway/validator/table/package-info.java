@NullMarked
package dev.slipway.validator.table;

import org.jspecify.annotations.NullMarked;
