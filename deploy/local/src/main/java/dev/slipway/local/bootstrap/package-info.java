/// The one idempotent step that prepares an empty PostgreSQL for the services: database, roles,
/// schemas, grants and the event log in schema `bus`. Run by the supervisor, by tests and by a
/// chart's job, always with the owner's credentials.
@NullMarked
package dev.slipway.local.bootstrap;

import org.jspecify.annotations.NullMarked;
