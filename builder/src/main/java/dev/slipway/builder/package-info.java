/// The builder service: a sealed version that passed its evaluation, and a base, become a
/// reproducible OCI image. Start reading in [dev.slipway.builder.build]; what an image is made of
/// is in [dev.slipway.builder.assembly].
@NullMarked
package dev.slipway.builder;

import org.jspecify.annotations.NullMarked;
