/// Versions: uploads stream into blobs, sealing checks the model and fixes its digest for ever.
@NullMarked
package dev.slipway.registry.version;

import org.jspecify.annotations.NullMarked;
