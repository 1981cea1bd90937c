/// Plain SQL on the gateway's own schema.
@NullMarked
package dev.slipway.gateway.database;

import org.jspecify.annotations.NullMarked;
