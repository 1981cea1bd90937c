/// Habits of the REST API: request ids, ETags, idempotency keys, pages and cursors.
@NullMarked
package dev.slipway.kit.http;

import org.jspecify.annotations.NullMarked;
