/// Labelled tables in CSV: read once from front to back, typed and checked on the way, in memory
/// that does not grow with the number of columns or the length of the file.
@NullMarked
package dev.slipway.validator.table;

import org.jspecify.annotations.NullMarked;
