package dev.slipway.e2e.chart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Callers that ask one address again and again, each after its last answer, over connections that
/// stay open. Every answer but 200 counts as failed, and so does every broken connection.
final class Load implements AutoCloseable {
    private static final int CALLERS = 4;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final AtomicInteger answered = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicReference<Boolean> going = new AtomicReference<>(true);
    private final List<Thread> callers = new ArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Load(HttpRequest request) {
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Thread.startVirtualThread(() -> call(request)));
        }
    }

    /// Starts asking.
    static Load on(URI address) {
        return on(HttpRequest.newBuilder(address));
    }

    /// Starts sending this again and again.
    static Load on(HttpRequest.Builder request) {
        return new Load(request.timeout(LIMIT).build());
    }

    private void call(HttpRequest request) {
        while (going.get()) {
            try {
                int status = client.send(request, BodyHandlers.discarding()).statusCode();
                if (status == 200) {
                    answered.incrementAndGet();
                } else {
                    failures.add("status " + status);
                }
            } catch (IOException e) {
                failures.add(e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// Stops, and tells how many answers there were.
    int answered() {
        close();
        return answered.get();
    }

    /// What went wrong so far.
    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        going.set(false);
        try {
            for (Thread caller : callers) {
                caller.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
