package dev.slipway.gateway.route;

import org.jspecify.annotations.Nullable;

/// What stands behind a path.
public sealed interface Destination {

    /// One of the services behind the gateway; `name` as in `slipway.services.NAME.url`.
    record Service(String name) implements Destination {}

    /// The gateway's own API, for callers that are known.
    record Own() implements Destination {}

    /// The gateway's own API, for everybody: signing in, public keys, the API documents.
    record Open() implements Destination {}

    /// A service's path that answers everybody: MLflow's `/health` and `/version`.
    record OpenService(String name) implements Destination {}

    /// The images of the builder, by the OCI distribution API.
    ///
    /// @param project that of the repository in the path; null when the path names none
    record Pull(@Nullable String project) implements Destination {}

    /// A deployment's backend.
    ///
    /// @param rest the path at the backend, beginning with `/`
    record Deployment(String environment, String name, String rest) implements Destination {}

    /// A file or page of the console.
    record Console() implements Destination {}

    /// Nothing stands there.
    record Nowhere() implements Destination {}
}
