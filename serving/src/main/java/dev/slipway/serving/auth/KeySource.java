package dev.slipway.serving.auth;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The gateway's public keys: fetched, kept in memory, and kept in a file that outlives an outage
/// of the gateway and a restart of ours.
public final class KeySource {
    private static final int MOST_BYTES = 1 << 20;
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final long PAUSE_NANOS = 2_000_000_000L;

    private final URI address;
    private final @Nullable Path cache;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile KeySet keys = KeySet.EMPTY;
    private long lastFetch = System.nanoTime() - PAUSE_NANOS;

    public KeySource(URI address, @Nullable Path cache) {
        this.address = address;
        this.cache = cache;
        this.keys = readCache();
    }

    KeySet current() {
        return keys;
    }

    /// Fetches unless that happened a moment ago. Failures leave the keys as they are.
    public void refresh() {
        fetching.lock();
        try {
            if (System.nanoTime() - lastFetch < PAUSE_NANOS) {
                return;
            }
            lastFetch = System.nanoTime();
            byte[] document = fetch();
            keys = KeySet.parse(document);
            writeCache(document);
        } catch (IOException unreachable) {
            System.err.println(
                    "{\"event\":\"keys\",\"level\":\"warn\",\"message\":\"the gateway's keys could not be"
                            + " fetched; those known stay in use\"}");
        } finally {
            fetching.unlock();
        }
    }

    private byte[] fetch() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        try (InputStream in = connection.getInputStream()) {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("status " + connection.getResponseCode());
            }
            return in.readNBytes(MOST_BYTES);
        } finally {
            connection.disconnect();
        }
    }

    private KeySet readCache() {
        if (cache == null || !Files.isRegularFile(cache)) {
            return KeySet.EMPTY;
        }
        try {
            return KeySet.parse(Files.readAllBytes(cache));
        } catch (IOException unreadable) {
            return KeySet.EMPTY;
        }
    }

    private void writeCache(byte[] document) throws IOException {
        if (cache == null) {
            return;
        }
        Path fresh =
                cache.resolveSibling(cache.getFileName() + "." + ProcessHandle.current().pid());
        Files.write(fresh, document);
        Files.move(
                fresh, cache, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
