/// What an evaluation leaves behind: metrics and plot data, aggregates only, and the baseline that
/// monitoring compares with. Pure functions of labels, scores and the table.
@NullMarked
package dev.slipway.validator.evidence;

import org.jspecify.annotations.NullMarked;
