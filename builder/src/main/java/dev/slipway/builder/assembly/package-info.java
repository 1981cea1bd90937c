/// What an image is made of: pure, and the same bytes for the same inputs. Knows no database and no
/// object store.
@NullMarked
package dev.slipway.builder.assembly;

import org.jspecify.annotations.NullMarked;
