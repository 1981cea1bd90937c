/// Tests over the whole house: its structure, and one real release through every service, with the
/// processes killed on the way.
@NullMarked
package dev.slipway.e2e;

import org.jspecify.annotations.NullMarked;
