/// The statistics of gates and monitoring: pure functions over counts and values, no I/O.
@NullMarked
package dev.slipway.core.statistics;

import org.jspecify.annotations.NullMarked;
