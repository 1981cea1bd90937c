package dev.slipway.serving.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.model.Datatype;
import dev.slipway.serving.fixture.Json;
import dev.slipway.serving.fixture.Models;
import dev.slipway.serving.fixture.RunningServer;
import dev.slipway.serving.fixture.RunningServer.Answer;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportTest {
    private static final String BODY = Json.input("FP32", "[1,2]", "[1,2]");
    private static final String INFER = "POST /v2/models/m/infer HTTP/1.1\r\nHost: a\r\n";

    @TempDir private static Path folder;
    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.alone(folder, Models.identity(Datatype.FP32));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String sized(String body) {
        return INFER + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void chunkedBodiesGiveTheSameAnswer() throws Exception {
        try (RawConnection raw = new RawConnection(server.port())) {
            StringBuilder request = new StringBuilder(INFER + "Transfer-Encoding: chunked\r\n\r\n");
            for (char c : BODY.toCharArray()) {
                request.append("1\r\n").append(c).append("\r\n");
            }
            raw.send(request + "0\r\n\r\n");
            assertThat(raw.readAnswer()).startsWith("HTTP/1.1 200 ").contains("[1.0,2.0]");
        }
    }

    @Test
    void expectContinueIsAnsweredBeforeTheBody() throws Exception {
        try (RawConnection raw = new RawConnection(server.port())) {
            raw.send(
                    INFER
                            + "Expect: 100-continue\r\nContent-Length: "
                            + BODY.length()
                            + "\r\n\r\n");
            assertThat(raw.readAnswer()).startsWith("HTTP/1.1 100 ");
            raw.send(BODY);
            assertThat(raw.readAnswer()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        try (RawConnection raw = new RawConnection(server.port())) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                requests.append(sized(Json.input("FP32", "[1,2]", "[" + i + ",0]")));
            }
            raw.send(requests.toString());
            for (int i = 0; i < 20; i++) {
                assertThat(raw.readAnswer()).contains("\"data\":[" + i + ".0,0.0]");
            }
        }
    }

    @Test
    void largeBodiesAreAnsweredFromThePoolInOrder() throws Exception {
        StringBuilder data = new StringBuilder("[0,0");
        for (int i = 1; i < 60_000; i++) {
            data.append(",0.5,1");
        }
        String large = Json.input("FP32", "[60000,2]", data + "]");
        try (RawConnection raw = new RawConnection(server.port())) {
            raw.send(sized(large) + sized(BODY) + sized(large) + sized(BODY));
            assertThat(raw.readAnswer()).contains("\"shape\":[60000,2]");
            assertThat(raw.readAnswer()).contains("\"data\":[1.0,2.0]");
            assertThat(raw.readAnswer()).contains("\"shape\":[60000,2]");
            assertThat(raw.readAnswer()).contains("\"data\":[1.0,2.0]");
        }
    }

    @Test
    void declaredBodyOverTheLimitIs413AtOnce() throws Exception {
        try (RawConnection raw = new RawConnection(server.port())) {
            raw.send(INFER + "Content-Length: 99999999999\r\n\r\n{");
            assertThat(raw.readAnswer())
                    .startsWith("HTTP/1.1 413 ")
                    .contains("{\"error\":\"the body is over the limit of 1048576 bytes\"}");
            assertThat(raw.ends()).isTrue();
        }
    }

    @Test
    void chunkedBodyOverTheLimitIs413() throws Exception {
        try (RawConnection raw = new RawConnection(server.port())) {
            raw.send(INFER + "Transfer-Encoding: chunked\r\n\r\n");
            String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
            for (int i = 0; i < 17; i++) {
                raw.send(chunk);
            }
            assertThat(raw.readAnswer()).startsWith("HTTP/1.1 413 ");
        }
    }

    private static HttpRequest.Builder compressed(String body) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return HttpRequest.newBuilder(server.uri("/v2/models/m/infer"))
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray()));
    }

    @Test
    void gzipBodiesAreUnderstoodAndLimitedByWhatComesOut() throws Exception {
        assertThat(server.send(compressed(BODY)).status()).isEqualTo(200);
        Answer bomb = server.send(compressed(" ".repeat(RunningServer.BODY_LIMIT + 1)));
        assertThat(bomb.status()).isEqualTo(413);
        assertThat(server.infer(BODY, "Content-Encoding", "gzip").status()).isEqualTo(400);
    }

    @Test
    void connectionCloseIsHonoured() throws Exception {
        try (RawConnection raw = new RawConnection(server.port())) {
            raw.send("GET /v2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(raw.readAnswer()).contains("connection: close");
            assertThat(raw.ends()).isTrue();
        }
    }

    @Test
    void whatIsNoHttpIsRefused() throws Exception {
        try (RawConnection raw = new RawConnection(server.port())) {
            raw.send("\u0000\u0001 nonsense\r\n\r\n");
            assertThat(raw.readAnswer()).startsWith("HTTP/1.1 400 ");
            assertThat(raw.ends()).isTrue();
        }
        try (RawConnection raw = new RawConnection(server.port())) {
            raw.send("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n\r\n");
            assertThat(raw.readAnswer()).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void contentTypeIsNotConsulted() throws Exception {
        assertThat(server.infer(BODY, "Content-Type", "text/html").status()).isEqualTo(200);
    }
}
