/// The one-shot commands `score` and `describe`, run as limited children of the validator.
@NullMarked
package dev.slipway.serving.score;

import org.jspecify.annotations.NullMarked;
