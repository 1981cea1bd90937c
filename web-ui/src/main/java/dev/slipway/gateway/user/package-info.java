/// People and what they are in a project.
@NullMarked
package dev.slipway.gateway.user;

import org.jspecify.annotations.NullMarked;
