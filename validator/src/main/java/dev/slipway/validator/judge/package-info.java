/// Runs the gates of a policy over one model, in order, failing fast and recording each one. The
/// same code judges in the service's jobs and in `validate --local`.
@NullMarked
package dev.slipway.validator.judge;

import org.jspecify.annotations.NullMarked;
