package dev.slipway.oci.registry;

import java.util.regex.Pattern;

/// A repository of a registry, e.g. `registry.example:5000/slipway/gateway`.
///
/// @param registry host, with a port where it is not the usual one
/// @param name path of the repository in the registry
public record Repository(String registry, String name) {
    private static final Pattern REGISTRY =
            Pattern.compile("(\\[[0-9a-fA-F:]+]|[A-Za-z0-9][A-Za-z0-9.-]*)(:[0-9]{1,5})?");
    private static final Pattern NAME =
            Pattern.compile(
                    "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*");
    private static final int MAX_NAME = 255;

    public Repository {
        if (!REGISTRY.matcher(registry).matches()) {
            throw new IllegalArgumentException(
                    "'" + registry + "' is no registry: HOST or HOST:PORT is expected");
        }
        if (name.length() > MAX_NAME || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + name
                            + "' is no repository: lower-case words of letters and digits are expected,"
                            + " joined by '.', '_', '-' and '/'");
        }
    }

    /// Reads `HOST[:PORT]/PATH`. The host is never left out: there is no default registry.
    ///
    /// @throws IllegalArgumentException for any other form
    public static Repository parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' names no registry: REGISTRY/REPOSITORY is expected");
        }
        return new Repository(text.substring(0, slash), text.substring(slash + 1));
    }

    /// The repository of this name below this one.
    public Repository below(String last) {
        return new Repository(registry, name + "/" + last);
    }

    @Override
    public String toString() {
        return registry + "/" + name;
    }
}
