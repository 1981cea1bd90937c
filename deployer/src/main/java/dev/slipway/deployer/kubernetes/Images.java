package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.target.ReleaseSpec;
import java.util.Optional;

/// Where nodes get the image of a release, and with what. Pure.
final class Images {
    private Images() {}

    /// The image by digest: at the gateway, or in the registry that it was pushed to.
    static String reference(ReleaseSpec spec, Surroundings around) {
        return repository(spec, around) + "@" + spec.content().imageDigest().value();
    }

    private static String repository(ReleaseSpec spec, Surroundings around) {
        String pushedTo = spec.content().image().pushedTo();
        return pushedTo != null
                ? pushedTo
                : "%s/%s/%s".formatted(around.advertise(), spec.project(), spec.content().slug());
    }

    /// The Secret that nodes pull with: the one that the environment names, else our own when the
    /// gateway serves the image.
    static Optional<String> pullSecret(ReleaseSpec spec, Surroundings around) {
        return Optional.ofNullable(spec.placement().cluster().pullSecret())
                .or(
                        () ->
                                ownPullSecret(spec, around)
                                        ? Optional.of(Names.pull(Names.of(spec)))
                                        : Optional.empty());
    }

    /// Whether the deployer makes the Secret that nodes pull with.
    static boolean ownPullSecret(ReleaseSpec spec, Surroundings around) {
        return around.reporting()
                && spec.content().image().pushedTo() == null
                && spec.placement().cluster().pullSecret() == null;
    }
}
