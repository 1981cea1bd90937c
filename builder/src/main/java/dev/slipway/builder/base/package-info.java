/// The base image that runnable images stand on: read from a layout folder, kept as blobs.
@NullMarked
package dev.slipway.builder.base;

import org.jspecify.annotations.NullMarked;
