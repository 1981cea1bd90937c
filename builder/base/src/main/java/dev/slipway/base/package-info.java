/// Makes base images at build time: Debian packages, a linked Java runtime, ONNX Runtime,
/// `serving` and its AOT cache become an OCI layout folder. Run by a person or CI, never by a
/// service.
@NullMarked
package dev.slipway.base;

import org.jspecify.annotations.NullMarked;
