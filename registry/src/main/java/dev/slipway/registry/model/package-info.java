/// Models: names, slugs, descriptions, tags, and where their aliases point.
@NullMarked
package dev.slipway.registry.model;

import org.jspecify.annotations.NullMarked;
