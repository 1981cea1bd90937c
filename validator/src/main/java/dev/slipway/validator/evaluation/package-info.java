/// Evaluations: a version judged by a policy revision, as a durable job. The row moves by
/// compare-and-set, so work that was killed, cancelled or overtaken changes nothing.
@NullMarked
package dev.slipway.validator.evaluation;

import org.jspecify.annotations.NullMarked;
