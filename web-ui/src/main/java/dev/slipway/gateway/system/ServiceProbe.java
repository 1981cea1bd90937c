package dev.slipway.gateway.system;

import dev.slipway.gateway.door.ServiceAddresses;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Asks each service whether it answers at all. Any HTTP answer counts: a service listens only
/// after its migrations and start are done.
@ApplicationScoped
class ServiceProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ServiceAddresses addresses;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .executor(threads)
                    .build();

    ServiceProbe(ServiceAddresses addresses) {
        this.addresses = addresses;
    }

    /// The state of all, the gateway first.
    List<ServiceState> all() {
        List<Future<ServiceState>> asked =
                ServiceAddresses.NAMES.stream()
                        .map(name -> threads.submit(() -> ask(name)))
                        .toList();
        List<ServiceState> states = new ArrayList<>();
        states.add(new ServiceState("gateway", true, null));
        for (Future<ServiceState> answer : asked) {
            states.add(join(answer));
        }
        return states;
    }

    private static ServiceState join(Future<ServiceState> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A probe failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The check was interrupted", e);
        }
    }

    private ServiceState ask(String name) {
        URI address = addresses.find(name).orElse(null);
        if (address == null) {
            return new ServiceState(name, false, "It is not configured behind this gateway");
        }
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("/")).timeout(PATIENCE).build();
        try {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status < 500
                    ? new ServiceState(name, true, null)
                    : new ServiceState(name, false, "It answers " + status);
        } catch (IOException e) {
            return new ServiceState(name, false, "It does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ServiceState(name, false, "The check was interrupted");
        }
    }

    @PreDestroy
    void close() {
        client.close();
        threads.close();
    }
}
