package dev.slipway.gateway.pull;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PullRealmTest {
    @ParameterizedTest
    @ValueSource(strings = {"registry", "a.b-c.example:443", "10.244.0.1:30080", "[fd00::1]:8080"})
    void theClientIsSentToTheHostItNamed(String host) {
        assertThat(PullRealm.challenge("https", host))
                .hasValue("Bearer realm=\"https://" + host + "/v2/token\",service=\"slipway\"");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "evil\",service=\"x",
                "a b",
                "host/path",
                "user@host",
                "host:",
                "host:123456",
                "[fd00::1",
                "host\r\nX: y"
            })
    void aHostThatDoesNotBelongIntoAHeaderGivesNoChallenge(String host) {
        assertThat(PullRealm.challenge("http", host)).isEmpty();
    }

    @Test
    void theLongestNameIsTaken() {
        assertThat(PullRealm.challenge("http", "a".repeat(253))).isPresent();
        assertThat(PullRealm.challenge("http", "a".repeat(254))).isEmpty();
    }
}
