/// The event log over HTTP: pages, a live stream, the audit trail.
@NullMarked
package dev.slipway.registry.feed;

import org.jspecify.annotations.NullMarked;
