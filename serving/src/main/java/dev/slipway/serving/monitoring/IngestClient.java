package dev.slipway.serving.monitoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Posts one batch to the gateway. The token is read from its file each time, because it is renewed
/// there.
final class IngestClient {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 5_000;

    private final URI address;
    private final @Nullable Path tokenFile;

    IngestClient(URI address, @Nullable Path tokenFile) {
        this.address = address;
        this.tokenFile = tokenFile;
    }

    /// What became of a batch.
    sealed interface Outcome {
        /// It counts; never send it again.
        record Accepted() implements Outcome {}

        /// Nobody knows, or not now: send it again, unchanged.
        record Later() implements Outcome {}

        /// The monitor broke on it; should it do so again and again, the batch is at fault.
        record Fault(int status) implements Outcome {}

        /// It will never be taken.
        record Refused(int status) implements Outcome {}
    }

    Outcome send(byte[] batch) {
        try {
            return outcome(post(batch));
        } catch (IOException unreachable) {
            return new Outcome.Later();
        }
    }

    private static Outcome outcome(int status) {
        if (status >= 200 && status < 300) {
            return new Outcome.Accepted();
        }
        return switch (status) {
            case 400, 409, 413, 422 -> new Outcome.Refused(status);
            case 502, 503, 504 -> new Outcome.Later();
            default -> status >= 500 ? new Outcome.Fault(status) : new Outcome.Later();
        };
    }

    private int post(byte[] batch) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(batch.length);
        connection.setRequestProperty("Content-Type", "application/json");
        if (tokenFile != null) {
            String token = Files.readString(tokenFile, StandardCharsets.UTF_8).strip();
            connection.setRequestProperty("Authorization", "Bearer " + token);
        }
        try (OutputStream out = connection.getOutputStream()) {
            out.write(batch);
        }
        int status = connection.getResponseCode();
        consume(connection, status);
        return status;
    }

    /// Reads the answer to its end, so that the connection is used again.
    private static void consume(HttpURLConnection connection, int status) throws IOException {
        InputStream answer =
                status >= 400 ? connection.getErrorStream() : connection.getInputStream();
        if (answer != null) {
            try (answer) {
                answer.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
