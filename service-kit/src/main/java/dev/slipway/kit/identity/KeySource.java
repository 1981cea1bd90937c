package dev.slipway.kit.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Fetches the key set and keeps it on disk.
@ApplicationScoped
class KeySource {
    private static final Logger LOG = Logger.getLogger(KeySource.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final JwksConfig config;

    KeySource(JwksConfig config) {
        this.config = config;
    }

    /// The JSON of the cached key set; an empty set when there is none.
    String cached() {
        Path file = config.cache().orElse(null);
        try {
            return file != null && Files.exists(file) ? Files.readString(file) : "{\"keys\":[]}";
        } catch (IOException e) {
            LOG.warnf(e, "the key cache %s cannot be read", file);
            return "{\"keys\":[]}";
        }
    }

    /// The JSON of the key set as the gateway has it now.
    ///
    /// @throws IOException when it cannot be had
    String fetch() throws IOException {
        URI url =
                config.url().orElseThrow(() -> new IOException("no address of keys is configured"));
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            HttpRequest request = HttpRequest.newBuilder(url).timeout(TIMEOUT).build();
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new IOException("%s answered %d".formatted(url, response.statusCode()));
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// Keeps a key set for the next start.
    void keep(String json) {
        config.cache().ifPresent(file -> write(file, json));
    }

    private static void write(Path file, String json) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "jwks", ".json");
            Files.writeString(draft, json);
            move(draft, file);
        } catch (IOException e) {
            LOG.warnf(e, "the key cache %s cannot be written", file);
        }
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
