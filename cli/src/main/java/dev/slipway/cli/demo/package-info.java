/// The demonstration: one real model through the whole release.
@NullMarked
package dev.slipway.cli.demo;

import org.jspecify.annotations.NullMarked;
