/// Reusable tensors: numbers in direct buffers, strings in arrays, never nested objects.
@NullMarked
package dev.slipway.serving.tensor;

import org.jspecify.annotations.NullMarked;
