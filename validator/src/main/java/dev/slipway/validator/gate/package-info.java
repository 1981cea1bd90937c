/// The decisions of gates: pure functions from measurements to verdicts. A gate decides on the ends
/// of an interval, never on a point; what cannot be measured is INCONCLUSIVE, never PASS.
@NullMarked
package dev.slipway.validator.gate;

import org.jspecify.annotations.NullMarked;
