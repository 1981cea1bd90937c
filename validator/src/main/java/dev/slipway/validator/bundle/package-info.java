/// The two documents that an evaluation leaves: the evidence, for people, and the release
/// descriptor, which an image carries. Their forms are in `docs/reference/contracts.md`.
@NullMarked
package dev.slipway.validator.bundle;

import org.jspecify.annotations.NullMarked;
