package dev.slipway.serving.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.serving.fixture.Json;
import dev.slipway.serving.fixture.Models;
import dev.slipway.serving.fixture.RunningServer;
import dev.slipway.serving.fixture.RunningServer.Answer;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsTest {
    @TempDir private static Path folder;
    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.alone(folder, Models.columns());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v2/health/live | {'live':true}",
                "/v2/health/ready | {'ready':true}",
                "/v2/models | {'models':['m']}",
                "/v2/models/m/ready | {'name':'m','ready':true}",
                "/v2/models/m/versions/1/ready | {'name':'m','ready':true}",
                "/v2/models/%6d/ready?verbose=1 | {'name':'m','ready':true}"
            })
    void controlAnswers(String path, String body) throws Exception {
        Answer answer = server.get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEqualTo(Json.of(body));
        assertThat(answer.response().headers().firstValue("content-type"))
                .hasValue("application/json");
    }

    @Test
    void serverMetadataNamesServerVersionAndExtensions() throws Exception {
        Answer answer = server.get("/v2");
        assertThat(answer.body().fieldNames())
                .toIterable()
                .containsExactly("name", "version", "extensions");
        assertThat(answer.body().path("name").asText()).isEqualTo("slipway-serving");
    }

    @ParameterizedTest
    @CsvSource({"/v2/models/m", "/v2/models/m/versions/1"})
    void modelMetadataIsTheSignature(String path) throws Exception {
        assertThat(server.get(path).response().body())
                .isEqualTo(
                        Json.of(
                                "{'name':'m','versions':['1'],'platform':'onnx_onnxv1','inputs':[{'name':'age','datatype':'FP32','shape':[-1,1]},{'name':'city','datatype':'BYTES','shape':[-1,1]}],'outputs':[{'name':'same_age','datatype':'FP32','shape':[-1,1]},{'name':'same_city','datatype':'BYTES','shape':[-1,1]}]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v2/models/other | there is no model other here; this server answers for m version 1",
                "/v2/models/m/versions/2 | there is no model m version 2 here; this server answers for m version 1",
                "/v2/models/other/ready | there is no model other here; this server answers for m version 1",
                "/v2/models/m/config | there is nothing at /v2/models/m/config",
                "/v2/models/m/infer/x | there is nothing at /v2/models/m/infer/x",
                "/v2/repository | there is nothing at /v2/repository",
                "/v3 | there is nothing at /v3",
                "/ | there is nothing at /",
                "//v2 | there is nothing at //v2"
            })
    void unknownThingsAre404InTheProtocolsForm(String path, String message) throws Exception {
        Answer answer = server.get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error()).isEqualTo(message);
    }

    @Test
    void inferenceOfAnUnknownModelIs404() throws Exception {
        Answer answer =
                server.send(
                        HttpRequest.newBuilder(server.uri("/v2/models/other/infer"))
                                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void wrongMethodIs405() throws Exception {
        assertThat(server.get("/v2/models/m/infer").status()).isEqualTo(405);
        Answer post =
                server.send(
                        HttpRequest.newBuilder(server.uri("/v2/models/m"))
                                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(post.status()).isEqualTo(405);
        assertThat(post.error()).isEqualTo("POST is not allowed here, only GET");
    }

    @Test
    void malformedEscapeInThePathIs400() throws Exception {
        try (RawConnection raw = new RawConnection(server.port())) {
            raw.send("GET /v2/models/%zz HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(raw.readAnswer()).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void requestIdIsEchoedWhenFitAndMadeOtherwise() throws Exception {
        assertThat(server.get("/v2", "X-Request-Id", "abc-1.2_Z").response().headers())
                .extracting(headers -> headers.firstValue("x-request-id").orElseThrow())
                .isEqualTo("abc-1.2_Z");
        assertThat(server.get("/v2", "X-Request-Id", "a b").response().headers())
                .extracting(headers -> headers.firstValue("x-request-id").orElseThrow())
                .asString()
                .matches("[a-z0-9]+-[a-z0-9]+");
        assertThat(server.infer("{", "X-Request-Id", "bad-1").response().headers())
                .extracting(headers -> headers.firstValue("x-request-id").orElseThrow())
                .isEqualTo("bad-1");
    }

    @Test
    void metricsAreInPrometheusForm() throws Exception {
        server.infer("{");
        Answer answer = server.get("/metrics");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body())
                .contains("# TYPE slipway_serving_requests_total counter")
                .contains("slipway_serving_ready 1\n")
                .containsPattern("slipway_serving_requests_total\\{outcome=\"error\"} [1-9]")
                .contains("slipway_serving_request_duration_seconds_bucket{le=\"+Inf\"}");
    }
}
