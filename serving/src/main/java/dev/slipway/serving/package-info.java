/// The model server that images carry: one scorer behind several shells. This package holds the
/// entry point only; each command lives in a package of its own.
@NullMarked
package dev.slipway.serving;

import org.jspecify.annotations.NullMarked;
