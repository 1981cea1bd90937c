/// Durable jobs: enqueued in the transaction of a state change, run at least once, run again when
/// their worker dies. db-scheduler stays inside this package.
@NullMarked
package dev.slipway.kit.job;

import org.jspecify.annotations.NullMarked;
