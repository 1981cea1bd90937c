/// A one-pass JSON reader and writer for tensors: no trees, no boxes, no recursion.
@NullMarked
package dev.slipway.serving.json;

import org.jspecify.annotations.NullMarked;
