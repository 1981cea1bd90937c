package dev.slipway.deployer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PullCheckTest {
    @Test
    void anInstallationThatPushesItsImagesElsewhereIsNoFault() {
        assertThat(PullCheck.of(Optional.empty())).isInstanceOf(CheckResult.Unknown.class);
        assertThat(PullCheck.of(Optional.empty()).line()).contains("SLIPWAY_PUSH_REPOSITORY");
        assertThat(PullCheck.keys(Optional.empty())).isInstanceOf(CheckResult.Unknown.class);
    }

    @Test
    void whatAnswersIsSeenFromHere() throws IOException {
        HttpServer gateway =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        gateway.start();
        String host = "127.0.0.1:" + gateway.getAddress().getPort();
        try {
            assertThat(PullCheck.of(Optional.of(host)))
                    .isEqualTo(
                            new CheckResult.Ok(
                                    "pull",
                                    "http://%s/v2/ answers 200, seen from here; nodes must trust it as a plain-HTTP registry"
                                            .formatted(host)));
            assertThat(PullCheck.keys(Optional.of(URI.create("http://" + host))))
                    .isEqualTo(
                            new CheckResult.Ok(
                                    "gateway",
                                    "http://%s/.well-known/jwks.json answers, seen from here"
                                            .formatted(host)));
        } finally {
            gateway.stop(0);
        }
        assertThat(PullCheck.of(Optional.of(host))).isInstanceOf(CheckResult.Bad.class);
        assertThat(PullCheck.of(Optional.of(host)).line()).contains("seen from here");
    }
}
