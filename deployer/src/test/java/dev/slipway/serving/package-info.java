/// A program with the name of the real server, so that the installed command line starts it.
@NullMarked
package dev.slipway.serving;

import org.jspecify.annotations.NullMarked;
