package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every address in 127.0.0.0/8 is this machine's on Linux: a second one that a test may use.
@QuarkusTest
@WithStack(role = "identity")
@QuarkusTestResource(Behind.class)
@TestProfile(SecondAddressTest.TwoAddresses.class)
class SecondAddressTest {
    private static final String SECOND = "127.0.0.2";

    public static final class TwoAddresses implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(SECOND))) {
                String port = Integer.toString(free.getLocalPort());
                return Map.of(
                        "slipway.also-listen", SECOND,
                        "quarkus.http.port", port,
                        "slipway.test.second", port);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void theSameDoorOpensAtBothAddresses() {
        int port =
                org.eclipse.microprofile.config.ConfigProvider.getConfig()
                        .getValue("slipway.test.second", Integer.class);
        String there = "http://" + SECOND + ":" + port;

        assertThat(port).isNotEqualTo(RestAssured.port);
        RestAssured.given()
                .header("Authorization", "Bearer " + Behind.ADMIN_TOKEN)
                .get(there + "/api/v1/models")
                .then()
                .statusCode(200)
                .body(containsString("GET /api/v1/models"));
        RestAssured.given()
                .get(there + "/api/v1/models")
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
    }
}
