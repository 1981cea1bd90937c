/// Scoring outside this process: the port, and its adapter that runs the model server's `score` and
/// `describe` as a limited child.
@NullMarked
package dev.slipway.validator.scoring;

import org.jspecify.annotations.NullMarked;
