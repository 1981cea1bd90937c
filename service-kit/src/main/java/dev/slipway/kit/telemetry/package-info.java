/// What operators look at: gauges of the outbox, the consumers, the jobs and the disk.
@NullMarked
package dev.slipway.kit.telemetry;

import org.jspecify.annotations.NullMarked;
