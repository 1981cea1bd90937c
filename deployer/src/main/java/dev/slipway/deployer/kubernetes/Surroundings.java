package dev.slipway.deployer.kubernetes;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What a release's objects depend on besides the release.
///
/// @param installation tells the objects of this installation from those of another
/// @param namespace where they go
/// @param advertise `host:port` at which nodes pull; null when only images elsewhere can be pulled
/// @param gateway where pods reach the gateway
/// @param reporting whether servers have a token to report with
record Surroundings(
        String installation,
        String namespace,
        @Nullable String advertise,
        URI gateway,
        boolean reporting) {}
