/// Tables, JSON, YAML and names on standard output.
@NullMarked
package dev.slipway.cli.output;

import org.jspecify.annotations.NullMarked;
