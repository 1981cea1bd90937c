/// What other services publish and a build needs: sealed versions with their files, evaluations.
@NullMarked
package dev.slipway.builder.source;

import org.jspecify.annotations.NullMarked;
