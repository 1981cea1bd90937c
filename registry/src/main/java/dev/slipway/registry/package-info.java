/// The registry: models, versions with their files, aliases, and the one window on the event log.
@NullMarked
package dev.slipway.registry;

import org.jspecify.annotations.NullMarked;
