/// Names, slugs, digests and references that appear in every part.
@NullMarked
package dev.slipway.core.id;

import org.jspecify.annotations.NullMarked;
