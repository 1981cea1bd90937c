/// Tests against files written byte by byte.
@NullMarked
package dev.slipway.core.onnx;

import org.jspecify.annotations.NullMarked;
