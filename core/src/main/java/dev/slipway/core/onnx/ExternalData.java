package dev.slipway.core.onnx;

import java.util.OptionalLong;

/// Bytes of a tensor that lie in another file.
///
/// @param tensor the tensor's name, possibly empty
/// @param location path relative to the model's folder, exactly as the file states it
/// @param offset first byte
/// @param length number of bytes; absent means up to the end of the file
public record ExternalData(String tensor, String location, long offset, OptionalLong length) {}
