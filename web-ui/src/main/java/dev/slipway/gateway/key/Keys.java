package dev.slipway.gateway.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes the signing key and the mint from `slipway.keys.dir`.
@ApplicationScoped
class Keys {
    @Produces
    @Singleton
    SigningKey signingKey(@ConfigProperty(name = "slipway.keys.dir") Path folder) {
        return SigningKey.in(folder);
    }

    @Produces
    @Singleton
    TokenMint mint(SigningKey key, Clock clock) {
        return new TokenMint(key, clock);
    }

    @Produces
    @Singleton
    TokenReader reader(SigningKey key, Clock clock) {
        return new TokenReader(key, clock);
    }
}
