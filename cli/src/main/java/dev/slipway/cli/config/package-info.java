/// Where the gateway is and how to sign in: environment, then file.
@NullMarked
package dev.slipway.cli.config;

import org.jspecify.annotations.NullMarked;
