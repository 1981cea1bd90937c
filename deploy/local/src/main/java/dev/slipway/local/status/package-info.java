/// What a running stack tells about itself.
@NullMarked
package dev.slipway.local.status;

import org.jspecify.annotations.NullMarked;
