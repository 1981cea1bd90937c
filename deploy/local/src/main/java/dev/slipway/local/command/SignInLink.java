package dev.slipway.local.command;

import dev.slipway.local.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks the gateway for a link that signs in once.
final class SignInLink {

    /// The gateway's answer, as far as it is used.
    record Answer(@Nullable String url) {}

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int MOST_BYTES = 64 << 10;

    private SignInLink() {}

    /// Empty when the gateway refuses or does not answer: the password still works.
    static Optional<String> request(String gateway, String token) {
        try {
            URI address = URI.create(gateway + "/api/v1/session/links");
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setRequestMethod("POST");
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setRequestProperty("Authorization", "Bearer " + token);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            connection.getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
            try (InputStream body = connection.getInputStream()) {
                String text = new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
                return Optional.ofNullable(Json.read(text, Answer.class).url());
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
