/// The only package that sees ONNX Runtime. Models come in as files and leave as a signature and
/// scorers; everything native is closed here.
@NullMarked
package dev.slipway.serving.onnx;

import org.jspecify.annotations.NullMarked;
