/// The Open Inference Protocol V2 as data: requests from bytes to tensors, answers from tensors to
/// bytes, errors with their status. Knows nothing of HTTP connections.
@NullMarked
package dev.slipway.serving.v2;

import org.jspecify.annotations.NullMarked;
