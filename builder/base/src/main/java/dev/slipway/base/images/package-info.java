/// Slipway's own images: services, serving, tools. Layers are shared from the left, so that a
/// second image moves only what is its own.
@NullMarked
package dev.slipway.base.images;

import org.jspecify.annotations.NullMarked;
