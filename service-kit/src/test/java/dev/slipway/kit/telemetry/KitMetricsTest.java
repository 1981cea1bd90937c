package dev.slipway.kit.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.event.ModelCreated;
import dev.slipway.kit.event.EventContext;
import dev.slipway.kit.event.EventLog;
import dev.slipway.kit.probe.RecordingConsumer;
import dev.slipway.testkit.WithStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "registry")
class KitMetricsTest {
    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @Inject KitMetrics kit;
    @Inject EventLog log;
    @Inject RecordingConsumer consumer;

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
    void theDelayOfEachAppliedEventIsCounted() throws Exception {
        String subject = "model-" + UUID.randomUUID();
        CountDownLatch second = new CountDownLatch(2);
        consumer.beforeCommit(
                event -> {
                    if (event.subject().equals(subject)) {
                        second.countDown();
                    }
                });
        EventContext context = new EventContext("default", "tester", null, null);
        ModelCreated data = new ModelCreated(subject, "a-slug");
        for (int i = 0; i < 2; i++) {
            QuarkusTransaction.requiringNew().run(() -> log.append(context, subject, data));
        }

        // One thread applies: when the second is at its commit, the first is counted.
        assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();

        String text = given().get(metrics).then().statusCode(200).extract().asString();
        assertThat(text)
                .contains("slipway_event_delivery_seconds_bucket{consumer=\"recording\"")
                .containsPattern(
                        "slipway_event_delivery_seconds_count\\{consumer=\"recording\"[^}]*} [1-9]");
    }

    @Test
    void readinessKnowsTheDatabase() {
        String text = given().get(ready).then().statusCode(200).extract().asString();
        assertThat(text).contains("\"UP\"").contains("Database");
    }
}
