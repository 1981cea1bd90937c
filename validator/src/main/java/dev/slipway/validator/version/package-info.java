/// Versions as the registry publishes them: its views, and its blobs brought to local disk.
@NullMarked
package dev.slipway.validator.version;

import org.jspecify.annotations.NullMarked;
