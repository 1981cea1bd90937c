/// Tests across two modules: what the model server counts, against what the validator froze.
@org.jspecify.annotations.NullMarked
package dev.slipway.serving.monitoring;
