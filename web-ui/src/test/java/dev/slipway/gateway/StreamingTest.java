package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "identity")
@QuarkusTestResource(Behind.class)
class StreamingTest {
    private static final long LARGE = 1L << 30;
    private static final long FLAT = 200L << 20;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + Behind.ADMIN_TOKEN);
    }

    @Test
    void anUploadLargerThanTheHeapStreamsInFlatMemory() throws Exception {
        ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .forEach(pool -> pool.resetPeakUsage());
        long before = used();

        var answer =
                client.send(
                        request("/api/v1/models/sink/versions/1/files/model.onnx")
                                .PUT(BodyPublishers.ofInputStream(() -> new Zeros(LARGE)))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Long.toString(LARGE));
        System.gc();
        assertThat(used() - before).isLessThan(FLAT);
    }

    @Test
    void anEventArrivesBeforeTheStreamEnds() throws Exception {
        Behind.secondEvent = new CountDownLatch(1);
        var answer =
                client.send(request("/api/v1/events/stream").build(), BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
            assertThat(lines.readLine()).isEqualTo("data: one");
            Behind.secondEvent.countDown();
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo("data: two");
        }
    }

    @Test
    void aBodyOverTheLimitOfItsKindIsRefused() throws Exception {
        var declared =
                client.send(
                        request("/api/v1/models")
                                .POST(BodyPublishers.ofByteArray(new byte[9 << 20]))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(declared.statusCode()).isEqualTo(413);
        assertThat(declared.body())
                .contains("\"code\":\"PAYLOAD_TOO_LARGE\"")
                .contains("The body is larger than the 8,388,608 bytes allowed here");
    }

    @Test
    void aBodyOfUnknownLengthIsRefusedWhereItPassesTheLimit() throws Exception {
        var answer =
                client.sendAsync(
                                request("/api/v1/models/sink/anything")
                                        .POST(
                                                BodyPublishers.ofInputStream(
                                                        () -> new Zeros(9L << 20)))
                                        .build(),
                                BodyHandlers.ofString())
                        .handle(
                                (response, failure) ->
                                        response == null ? 413 : response.statusCode())
                        .get();

        assertThat(answer).isEqualTo(413);
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// So many zero bytes.
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long size) {
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            java.util.Arrays.fill(target, from, from + count, (byte) 0);
            left -= count;
            return count;
        }
    }
}
