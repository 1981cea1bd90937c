/// Who may do what: verbs and the roles made of them.
@NullMarked
package dev.slipway.core.identity;

import org.jspecify.annotations.NullMarked;
