/// The pull side of the OCI distribution API: registries' clients and container runtimes fetch the
/// images made here. The gateway stands before it and knows the callers.
@NullMarked
package dev.slipway.builder.pull;

import org.jspecify.annotations.NullMarked;
