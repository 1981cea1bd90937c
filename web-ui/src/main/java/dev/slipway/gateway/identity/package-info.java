/// Secrets, passwords and who a caller is.
@NullMarked
package dev.slipway.gateway.identity;

import org.jspecify.annotations.NullMarked;
