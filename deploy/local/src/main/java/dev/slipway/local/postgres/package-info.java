/// The embedded PostgreSQL 18: unpacked, initialised once, run as a process of its own.
@NullMarked
package dev.slipway.local.postgres;

import org.jspecify.annotations.NullMarked;
