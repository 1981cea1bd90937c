/// Who calls: the gateway's ES256 tokens, verified offline against keys that are cached on disk.
@NullMarked
package dev.slipway.kit.identity;

import org.jspecify.annotations.NullMarked;
