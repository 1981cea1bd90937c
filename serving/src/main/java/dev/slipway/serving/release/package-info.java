/// What an image knows about its release, and the check that it answers as it did at validation.
@NullMarked
package dev.slipway.serving.release;

import org.jspecify.annotations.NullMarked;
