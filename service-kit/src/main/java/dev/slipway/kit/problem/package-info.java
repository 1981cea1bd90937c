/// Refusals as RFC 9457 problems: every error of a resource ends here, and nothing internal leaves.
@NullMarked
package dev.slipway.kit.problem;

import org.jspecify.annotations.NullMarked;
