/// One-shot commands of the images `tools` and `trial-postgres`: configured by the environment
/// alone, the first process of their container, ended by SIGTERM.
@NullMarked
package dev.slipway.local.container;

import org.jspecify.annotations.NullMarked;
