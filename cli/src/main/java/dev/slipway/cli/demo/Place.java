package dev.slipway.cli.demo;

import java.util.Locale;

/// Where the demonstration deploys to. Each has an environment of its own, so that one home can
// hold
/// both.
enum Place {
    LOCAL("staging"),
    KUBERNETES("cluster");

    private final String environment;

    Place(String environment) {
        this.environment = environment;
    }

    String environment() {
        return environment;
    }

    /// The target's name in the API.
    String target() {
        return name().toLowerCase(Locale.ROOT);
    }
}
