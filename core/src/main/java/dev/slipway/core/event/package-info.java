/// What services tell each other: one record per event type, and the envelope that the log adds.
@NullMarked
package dev.slipway.core.event;

import org.jspecify.annotations.NullMarked;
