package dev.slipway.kit.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "registry")
class KitMetricsTest {
    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @Inject KitMetrics kit;

    @Test
    void theGaugesAreServedOnTheManagementPort() {
        kit.sample();
        String text = given().get(metrics).then().statusCode(200).extract().asString();
        assertThat(text)
                .contains("slipway_outbox_depth ")
                .contains("slipway_consumer_lag{consumer=\"recording\"")
                .contains("slipway_job_oldest_seconds ")
                .contains("slipway_disk_free_bytes ");
    }

    @Test
    void readinessKnowsTheDatabase() {
        String text = given().get(ready).then().statusCode(200).extract().asString();
        assertThat(text).contains("\"UP\"").contains("Database");
    }
}
