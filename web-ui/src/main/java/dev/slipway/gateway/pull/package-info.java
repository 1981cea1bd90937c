/// Who may pull images: what registries' clients show at `/v2/`, and the short tokens they get.
@NullMarked
package dev.slipway.gateway.pull;

import org.jspecify.annotations.NullMarked;
