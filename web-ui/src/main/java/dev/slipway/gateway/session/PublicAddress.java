package dev.slipway.gateway.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The gateway's own address as people reach it: `slipway.public-url`, else that of the request.
@ApplicationScoped
class PublicAddress {
    private final Optional<URI> configured;

    PublicAddress(@ConfigProperty(name = "slipway.public-url") Optional<URI> configured) {
        this.configured = configured;
    }

    /// The address, without a slash at the end.
    String of(UriInfo request) {
        URI uri = configured.orElse(request.getBaseUri());
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /// Whether cookies must travel encrypted only.
    boolean secure(UriInfo request) {
        return of(request).startsWith("https:");
    }
}
