package dev.slipway.gateway.door;

import dev.slipway.gateway.identity.Principal;
import dev.slipway.gateway.key.TokenMint;
import io.vertx.core.http.HttpServerRequest;

/// A request whose caller is known.
record Visitor(HttpServerRequest request, Principal principal, TokenMint mint) {

    /// The short token by which services know the caller.
    String serviceToken() {
        return mint.mint(principal, TokenMint.SERVICES);
    }

    /// The short token for one deployment's backend.
    String deploymentToken(String environment, String deployment) {
        return mint.mint(principal, "serve:" + environment + "/" + deployment);
    }
}
