/// Life cycles: each table of legal moves is one readable constant.
@NullMarked
package dev.slipway.core.state;

import org.jspecify.annotations.NullMarked;
