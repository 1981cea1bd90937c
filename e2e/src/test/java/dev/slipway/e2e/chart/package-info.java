/// The Helm chart: what it renders, what it refuses, whether an API server takes it, whether its
/// documentation says the truth, and whether it runs.
@NullMarked
package dev.slipway.e2e.chart;

import org.jspecify.annotations.NullMarked;
