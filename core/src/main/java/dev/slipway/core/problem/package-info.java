/// The refusals of Slipway: one code per kind, used by every service and understood by every
/// client.
@NullMarked
package dev.slipway.core.problem;

import org.jspecify.annotations.NullMarked;
