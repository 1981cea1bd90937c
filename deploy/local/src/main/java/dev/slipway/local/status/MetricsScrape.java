package dev.slipway.local.status;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Fetches `/q/metrics` of one service.
final class MetricsScrape {

    private static final int TIMEOUT_MILLIS = 1_000;
    private static final int MOST_BYTES = 4 << 20;

    private MetricsScrape() {}

    /// Empty when the service does not answer in time.
    static Optional<MetricsText> of(int managementPort) {
        try {
            URI address = URI.create("http://127.0.0.1:" + managementPort + "/q/metrics");
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setRequestProperty("Accept", "text/plain");
            try (InputStream body = connection.getInputStream()) {
                String text = new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
                return Optional.of(new MetricsText(text));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
