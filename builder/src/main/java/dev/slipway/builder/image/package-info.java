/// Finished images: listed, and exported as a tar of an OCI layout.
@NullMarked
package dev.slipway.builder.image;

import org.jspecify.annotations.NullMarked;
