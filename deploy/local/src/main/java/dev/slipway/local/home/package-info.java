/// The folder that holds a stack: its layout, the checks before it is used, and the secrets in it.
@NullMarked
package dev.slipway.local.home;

import org.jspecify.annotations.NullMarked;
