package dev.slipway.oci.registry;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// Requests with the patience and the repetitions of the settings; knows nothing of credentials.
final class Transport {
    /// Slower uploads than this are given up.
    private static final long LEAST_BYTES_PER_SECOND = 16 << 10;

    private final HttpClient http;
    private final RegistrySettings settings;
    private final Pause pause;

    Transport(HttpClient http, RegistrySettings settings, Pause pause) {
        this.http = http;
        this.settings = settings;
        this.pause = pause;
    }

    /// One try of something.
    @FunctionalInterface
    interface Exchange {
        Answer once() throws IOException, InterruptedException;
    }

    RegistrySettings settings() {
        return settings;
    }

    Attempts attempts() {
        return new Attempts(settings, pause);
    }

    /// The answer to this one request, whatever it is.
    ///
    /// @throws IOException when there is none
    Answer once(Call call) throws IOException, InterruptedException {
        Duration patience =
                settings.patience().plusSeconds(call.bodyBytes() / LEAST_BYTES_PER_SECOND);
        var request =
                HttpRequest.newBuilder(call.uri())
                        .method(call.method(), call.body())
                        .timeout(patience);
        call.headers().forEach(request::header);
        return Answer.of(http.send(request.build(), BodyHandlers.ofInputStream()));
    }

    /// Tries again while the failure is transient and attempts are left.
    ///
    /// @return the last answer, which may be a transient failure still
    /// @throws RegistryException when the last attempt got no answer
    Answer patiently(String registry, Exchange exchange) throws IOException, InterruptedException {
        Attempts attempts = attempts();
        while (true) {
            Optional<Duration> wanted = Optional.empty();
            try {
                Answer answer = exchange.once();
                if (!answer.isTransient() || attempts.exhausted()) {
                    return answer;
                }
                wanted = answer.retryAfter();
            } catch (RegistryException e) {
                throw e;
            } catch (IOException e) {
                if (e instanceof SSLException || attempts.exhausted()) {
                    throw Refusals.unreachable(registry, e);
                }
            }
            attempts.pause(wanted);
        }
    }
}
