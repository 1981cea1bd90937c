/// What every Slipway service stands on: event log, jobs, object store, identity, problems, paging.
/// Start reading in [dev.slipway.kit.event] and [dev.slipway.kit.http].
@NullMarked
package dev.slipway.kit;

import org.jspecify.annotations.NullMarked;
