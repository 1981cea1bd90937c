/// Drives releases: one durable job per step, and a loop that compares what should run with what
/// runs. Decisions are pure; the work is done through the target port, never inside a transaction.
@NullMarked
package dev.slipway.deployer.rollout;

import org.jspecify.annotations.NullMarked;
