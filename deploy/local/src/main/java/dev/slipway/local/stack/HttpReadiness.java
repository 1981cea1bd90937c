package dev.slipway.local.stack;

import dev.slipway.local.supervisor.Readiness;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Ready when an address answers with an accepted status.
public final class HttpReadiness implements Readiness {

    private static final int TIMEOUT_MILLIS = 1_000;
    private static final int OK = 200;

    private final URI address;
    private final IntPredicate accepted;

    private HttpReadiness(URI address, IntPredicate accepted) {
        this.address = address;
        this.accepted = accepted;
    }

    /// A Quarkus service's `/q/health/ready`.
    public static HttpReadiness service(int managementPort) {
        return new HttpReadiness(
                URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"),
                status -> status == OK);
    }

    /// Any answer at all: an object store refuses strangers, and a refusal is a sign of life.
    public static HttpReadiness anyAnswer(int port) {
        return new HttpReadiness(URI.create("http://127.0.0.1:" + port + "/"), status -> true);
    }

    @Override
    public Optional<String> whyNotReady() {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            try {
                int status = connection.getResponseCode();
                return accepted.test(status)
                        ? Optional.empty()
                        : Optional.of(address.getPath() + " answers " + status);
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return Optional.of("does not answer yet");
        }
    }
}
