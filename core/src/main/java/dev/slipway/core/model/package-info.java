/// What a model looks like from outside: signature, files, release descriptor.
@NullMarked
package dev.slipway.core.model;

import org.jspecify.annotations.NullMarked;
