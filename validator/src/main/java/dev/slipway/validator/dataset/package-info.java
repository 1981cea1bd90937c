/// Data sets: labelled tables in CSV, checked while they arrive. Revisions are immutable; the bytes
/// are blobs named by their digest.
@NullMarked
package dev.slipway.validator.dataset;

import org.jspecify.annotations.NullMarked;
