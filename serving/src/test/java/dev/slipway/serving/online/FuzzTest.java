package dev.slipway.serving.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.serving.fixture.Json;
import dev.slipway.serving.fixture.Models;
import dev.slipway.serving.fixture.RunningServer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Broken requests of all kinds: never a 5xx, and the server goes on.
class FuzzTest {
    private static final int REQUESTS = 4_000;
    private static final byte[] ROW =
            Json.of(
                            "{'id':'a','parameters':{'timeout':5},'outputs':[{'name':'same_age'}],'inputs':[{'name':'age','datatype':'FP32','shape':[2,1],'data':[[1.5e0],[-2]]},{'name':'city','datatype':'BYTES','shape':[2,1],'data':['a\\u00e9','b']}]}")
                    .getBytes(StandardCharsets.UTF_8);
    private static final String[] PIECES = {
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "\"",
        "\\u",
        "\\ud800",
        "1e999",
        "-",
        "null",
        "NaN",
        "[[[[",
        "18446744073709551616",
        "\"shape\":[9223372036854775807,9]",
        "\u0000",
        "9999999999"
    };

    @TempDir private Path folder;

    @Test
    void brokenRequestsNeverBreakTheServer() throws Exception {
        Random random = new Random(20261125);
        try (RunningServer server = RunningServer.alone(folder, Models.columns())) {
            for (int i = 0; i < REQUESTS; i++) {
                byte[] body = mutate(random);
                int status =
                        server.send(
                                        HttpRequest.newBuilder(server.uri("/v2/models/m/infer"))
                                                .POST(HttpRequest.BodyPublishers.ofByteArray(body)))
                                .status();
                assertThat(status).as(new String(body, StandardCharsets.ISO_8859_1)).isIn(200, 400);
            }
            assertThat(server.infer(new String(ROW, StandardCharsets.UTF_8)).status())
                    .isEqualTo(200);
        }
    }

    private static byte[] mutate(Random random) {
        byte[] body = ROW.clone();
        int edits = 1 + random.nextInt(3);
        for (int edit = 0; edit < edits; edit++) {
            int at = random.nextInt(body.length);
            switch (random.nextInt(4)) {
                case 0 -> body[at] = (byte) random.nextInt(256);
                case 1 -> body = Arrays.copyOf(body, at + 1);
                case 2 -> body = splice(body, at, PIECES[random.nextInt(PIECES.length)], 0);
                default ->
                        body =
                                splice(
                                        body,
                                        at,
                                        PIECES[random.nextInt(PIECES.length)],
                                        random.nextInt(body.length - at));
            }
        }
        return body;
    }

    private static byte[] splice(byte[] body, int at, String piece, int removed) {
        byte[] middle = piece.getBytes(StandardCharsets.UTF_8);
        byte[] result = new byte[body.length - removed + middle.length];
        System.arraycopy(body, 0, result, 0, at);
        System.arraycopy(middle, 0, result, at, middle.length);
        System.arraycopy(
                body, at + removed, result, at + middle.length, body.length - at - removed);
        return result;
    }
}
