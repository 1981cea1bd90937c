/// Projects.
@NullMarked
package dev.slipway.gateway.project;

import org.jspecify.annotations.NullMarked;
