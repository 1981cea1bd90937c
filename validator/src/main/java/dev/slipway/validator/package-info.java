/// Judges model versions: policies, data sets, evaluations and their evidence. A model never enters
/// this process; it is read by a parser with limits and scored by a limited child.
@NullMarked
package dev.slipway.validator;

import org.jspecify.annotations.NullMarked;
