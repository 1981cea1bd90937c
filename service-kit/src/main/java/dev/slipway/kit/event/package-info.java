/// The event log: append inside a transaction, one sequencer gives positions, consumers apply each
/// event exactly once because effect and cursor move in one transaction.
@NullMarked
package dev.slipway.kit.event;

import org.jspecify.annotations.NullMarked;
