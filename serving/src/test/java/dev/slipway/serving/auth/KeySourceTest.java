package dev.slipway.serving.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.serving.fixture.HomeServer;
import dev.slipway.serving.fixture.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySourceTest {
    @TempDir private Path folder;

    @Test
    void anUnknownKeyIsFoundAfterARefresh() throws Exception {
        Tokens tokens = new Tokens("new");
        try (HomeServer home = new HomeServer()) {
            home.document(Tokens.keySet(tokens));
            TokenAuthenticator authenticator =
                    new TokenAuthenticator(
                            "staging/m", null, new KeySource(home.uri(), null), Clock.systemUTC());
            String bearer = tokens.bearer(Tokens.claims("predict"));
            assertThat(authenticator.decide(bearer)).isEqualTo(new Decision.UnknownKey("new"));
            authenticator.refreshKeys();
            assertThat(authenticator.decide(bearer)).isInstanceOf(Decision.Accepted.class);
        }
    }

    @Test
    void documentsThatAreBrokenChangeNothing() throws Exception {
        Path cache = Files.writeString(folder.resolve("jwks.json"), "broken");
        try (HomeServer home = new HomeServer()) {
            home.document(
                    "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"a\",\"x\":\"?\"}]}");
            KeySource source = new KeySource(home.uri(), cache);
            source.refresh();
            assertThat(source.current().isEmpty()).isTrue();
            assertThat(Files.readString(cache)).isEqualTo("broken");
        }
    }
}
