/// Rows of CSV files as tensors of the Open Inference Protocol, and back.
@NullMarked
package dev.slipway.cli.rows;

import org.jspecify.annotations.NullMarked;
