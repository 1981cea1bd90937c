package dev.slipway.builder.assembly;

import dev.slipway.oci.ContentSource;

/// A file of the model version, read when it is needed, and as often.
///
/// @param path inside the version, e.g. `model.onnx`
public record ModelFile(String path, long sizeBytes, ContentSource content) {}
