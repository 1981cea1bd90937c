package dev.slipway.base.images;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The images that Slipway is installed from, in the order they are made.
enum ImageName {
    REGISTRY,
    VALIDATOR,
    BUILDER,
    DEPLOYER,
    MONITOR,
    GATEWAY,
    SERVING,
    TOOLS,
    TRIAL_POSTGRES;

    /// As in a repository: `trial-postgres`.
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ImageName> named(String wireName) {
        return Stream.of(values()).filter(it -> it.wireName().equals(wireName)).findFirst();
    }

    /// Every name, for a sentence.
    static String list() {
        return Stream.of(values()).map(ImageName::wireName).collect(Collectors.joining(", "));
    }
}
