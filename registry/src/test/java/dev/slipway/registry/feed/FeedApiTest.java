package dev.slipway.registry.feed;

import static dev.slipway.registry.Api.author;
import static dev.slipway.registry.Api.createModel;
import static dev.slipway.registry.Api.newModel;
import static dev.slipway.registry.Api.sealedVersion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;

import dev.slipway.core.identity.Verb;
import dev.slipway.testkit.Tokens;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@WithStack(role = "registry")
@Timeout(60)
class FeedApiTest {
    @TestHTTPResource("/api/v1/events/stream")
    URI stream;

    private Iterator<String> listen(HttpClient client, String query, String... headers)
            throws Exception {
        return listenAs(client, Tokens.of("default", Verb.READ), query, headers);
    }

    private Iterator<String> listenAs(
            HttpClient client, String token, String query, String... headers) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(stream + query))
                        .header("Authorization", Tokens.bearer(token))
                        .header("Accept", "text/event-stream")
                        .timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<Stream<String>> response =
                client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body().iterator();
    }

    /// The next event's lines.
    private static List<String> nextEvent(Iterator<String> lines) {
        List<String> event = new ArrayList<>();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.isEmpty() && event.stream().anyMatch(part -> part.startsWith("data:"))) {
                return event;
            }
            if (line.isEmpty()) {
                event.clear();
            } else {
                event.add(line);
            }
        }
        throw new AssertionError("the stream ended");
    }

    @Test
    void whatHappenedIsListedBySubject() {
        String model = newModel();
        sealedVersion(model);
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            var page =
                    author().queryParam("subject", model + "/1")
                            .queryParam("type", "version.sealed")
                            .get("/api/v1/events")
                            .then()
                            .statusCode(200)
                            .extract();
            List<Object> items = page.path("items");
            if (!items.isEmpty()) {
                assertThat(page.<String>path("items[0].actor")).isEqualTo("tester");
                assertThat(page.<String>path("items[0].data.model")).isEqualTo(model);
                assertThat(page.<Integer>path("items[0].data.version")).isEqualTo(1);
                assertThat(page.<String>path("items[0].data.digest")).startsWith("sha256:");
                break;
            }
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
        author().queryParam("subject", model)
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body("items[0].type", equalTo("model.created"));
    }

    @Test
    void aListenerHearsWhatHappensAndGoesOnWhereItStopped() throws Exception {
        String first = "heard-" + UUID.randomUUID();
        String second = "heard-" + UUID.randomUUID();
        String position;
        try (HttpClient client = HttpClient.newHttpClient()) {
            Iterator<String> lines = listen(client, "?type=model.created");
            createModel(first).statusCode(201);
            List<String> event = nextEvent(lines);
            while (!String.join("\n", event).contains(first)) {
                event = nextEvent(lines);
            }
            assertThat(event).anyMatch(line -> line.equals("event:model.created"));
            position = value(event, "id:");
            client.shutdownNow();
        }
        createModel(second).statusCode(201);
        try (HttpClient client = HttpClient.newHttpClient()) {
            Iterator<String> lines =
                    listen(client, "?type=model.created", "Last-Event-ID", position);
            assertThat(nextEvent(lines)).contains("event:connected", "id:" + position);
            List<String> event = nextEvent(lines);
            assertThat(String.join("\n", event)).contains(second);
            assertThat(event)
                    .anyMatch(line -> line.startsWith("data:") && line.contains("\"position\":"));
            client.shutdownNow();
        }
    }

    @Test
    void aStreamEndsWithItsCredentialsAndTheNextOneMissesNothing() throws Exception {
        String missed = "missed-" + UUID.randomUUID();
        String position;
        try (HttpClient client = HttpClient.newHttpClient()) {
            String shortLived =
                    Tokens.claims(Tokens.USER, "default", Verb.READ)
                            .expiresIn(Duration.ofSeconds(2))
                            .sign();
            Iterator<String> lines = listenAs(client, shortLived, "?type=nothing");
            List<String> connected = nextEvent(lines);
            assertThat(connected).contains("event:connected");
            position = value(connected, "id:");
            while (lines.hasNext()) {
                assertThat(lines.next()).doesNotStartWith("data:");
            }
        }
        createModel(missed).statusCode(201);
        try (HttpClient client = HttpClient.newHttpClient()) {
            Iterator<String> lines =
                    listen(client, "?type=model.created", "Last-Event-ID", position);
            List<String> event = nextEvent(lines);
            while (!String.join("\n", event).contains(missed)) {
                event = nextEvent(lines);
            }
            client.shutdownNow();
        }
    }

    @Test
    void theNewestEventsComeFirstWhenAskedSo() {
        String model = newModel();
        sealedVersion(model);
        sealedVersion(model);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> newest(model + "/2").body("items.type", hasItem("version.sealed")));

        int last = newest(model + "/2").extract().path("items[0].position");
        newest(model + "/1").body("items[0].position", lessThan(last));
        int first = newest(model + "/1").extract().path("items[0].position");
        author().get("/api/v1/events?order=desc&type=version.sealed&limit=1&before=" + last)
                .then()
                .statusCode(200)
                .body("items.position", contains(first));
        author().get("/api/v1/events?order=sideways")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("order"));
    }

    private static ValidatableResponse newest(String subject) {
        return author().queryParam("subject", subject)
                .get("/api/v1/events?order=desc")
                .then()
                .statusCode(200);
    }

    private static String value(List<String> event, String field) {
        return event.stream()
                .filter(line -> line.startsWith(field))
                .findFirst()
                .orElseThrow()
                .substring(field.length())
                .strip();
    }
}
