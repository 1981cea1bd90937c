package dev.slipway.gateway.user;

import java.time.Instant;

/// A member of a project.
///
/// @param role `viewer`, `developer`, `operator` or `admin`
public record User(String username, String role, Instant createdAt) {}
