/// Counters that model servers report: merged by addition, once per source and sequence.
@NullMarked
package dev.slipway.monitor.ingest;

import org.jspecify.annotations.NullMarked;
