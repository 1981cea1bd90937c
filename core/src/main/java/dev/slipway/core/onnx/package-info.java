/// Reads the structure of an ONNX file without a protobuf library and without its weights: every
/// length, depth and count is limited, and whatever the reader does not understand is a refusal.
/// Nothing here loads, runs or trusts a model.
@NullMarked
package dev.slipway.core.onnx;

import org.jspecify.annotations.NullMarked;
