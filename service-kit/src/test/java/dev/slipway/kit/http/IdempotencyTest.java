package dev.slipway.kit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.slipway.kit.probe.ProbeResource;
import dev.slipway.testkit.MutableClock;
import dev.slipway.testkit.Tokens;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@WithStack(role = "registry")
@Timeout(60)
class IdempotencyTest {
    @Inject MutableClock clock;
    @Inject IdempotencyKeys keys;

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    private static Response post(String path, String project, String key, String name) {
        var request =
                given().header("Authorization", Tokens.bearer(Tokens.admin(project)))
                        .contentType(ContentType.JSON)
                        .body(Map.of("name", name, "size", 1));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.post(path);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    @Test
    void aRepeatedRequestHasOneEffectAndOneAnswer() {
        String key = newKey();
        Response first = post("/probe", "default", key, "a");
        int effects = ProbeResource.made();
        Response second = post("/probe", "default", key, "a");

        assertThat(ProbeResource.made()).isEqualTo(effects);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).endsWith(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo("\"v1\"");
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isNull();
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        String key = newKey();
        post("/probe", "default", key, "a").then().statusCode(201);
        post("/probe", "default", key, "b")
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_MISMATCH"));
    }

    @Test
    void keysOfProjectsDoNotMeet() {
        String key = newKey();
        int first = post("/probe", "default", key, "a").path("number");
        post("/probe", "other", key, "b")
                .then()
                .statusCode(201)
                .body("number", not(equalTo(first)));
    }

    @Test
    void aRequestThatFailsStoresNothing() {
        String key = newKey();
        ProbeResource.beforeAnswer(
                () -> {
                    throw new IllegalStateException("first attempt");
                });
        post("/probe", "default", key, "a").then().statusCode(500);
        ProbeResource.beforeAnswer(() -> {});
        post("/probe", "default", key, "a").then().statusCode(201);
    }

    @Test
    void whileTheFirstIsInFlightASecondIsRefused() throws Exception {
        String key = newKey();
        CompletableFuture<Void> entered = new CompletableFuture<>();
        CompletableFuture<Void> leave = new CompletableFuture<>();
        ProbeResource.beforeAnswer(
                () -> {
                    entered.complete(null);
                    leave.join();
                });
        CompletableFuture<Response> first =
                CompletableFuture.supplyAsync(() -> post("/probe", "default", key, "a"));
        entered.get(30, TimeUnit.SECONDS);
        post("/probe", "default", key, "a")
                .then()
                .statusCode(409)
                .body("code", equalTo("IDEMPOTENCY_IN_FLIGHT"));
        ProbeResource.beforeAnswer(() -> {});
        leave.complete(null);
        assertThat(first.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
        post("/probe", "default", key, "a").then().header("Idempotency-Replayed", "true");
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        String key = newKey();
        post("/probe", "default", key, "a").then().statusCode(201);
        clock.advance(Duration.ofHours(25));
        keys.sweep();
        clock.reset();
        post("/probe", "default", key, "b").then().statusCode(201);
    }

    @Test
    void aMethodMayInsistOnAKey() {
        post("/probe/keyed", "default", null, "a")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_REQUIRED"));
        String key = newKey();
        int first = post("/probe/keyed", "default", key, "a").path("number");
        post("/probe/keyed", "default", key, "a")
                .then()
                .statusCode(200)
                .body("number", equalTo(first));
    }

    @Test
    void aKeyOfTheWrongFormIsRefused() {
        post("/probe", "default", "a b", "a")
                .then()
                .statusCode(400)
                .body("violations.in", hasItem("header"));
    }
}
