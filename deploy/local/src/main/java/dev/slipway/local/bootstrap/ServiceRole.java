package dev.slipway.local.bootstrap;

import java.util.List;
import java.util.Set;

/// One service in the database: its role and its schema have the same name.
///
/// @param name role and schema
/// @param readsFrom schemas whose published views it reads; it gets `usage` on them, and the
///     owner's
///     migration grants `select` on each view
public record ServiceRole(String name, Set<String> readsFrom) {

    /// Every service; bootstrap makes all of them, because migrations grant to roles by name.
    public static final List<ServiceRole> ALL =
            List.of(
                    new ServiceRole("identity", Set.of("deployer")),
                    new ServiceRole("registry", Set.of()),
                    new ServiceRole("validator", Set.of("registry")),
                    new ServiceRole("builder", Set.of("registry", "validator")),
                    new ServiceRole("deployer", Set.of("registry", "validator", "builder")),
                    new ServiceRole(
                            "monitor", Set.of("registry", "validator", "builder", "deployer")));

    public ServiceRole {
        readsFrom = Set.copyOf(readsFrom);
    }
}
