package dev.slipway.deployer.kubernetes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Whether the gateway answers where nodes pull and pods look for keys, seen from here.
final class PullCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<Integer> REGISTRY = Set.of(200, 401);
    private static final int FOUND = 200;

    private PullCheck() {}

    /// The address where nodes pull.
    static CheckResult of(Optional<String> advertise) {
        if (advertise.isEmpty()) {
            return new CheckResult.Unknown(
                    "pull",
                    "SLIPWAY_ADVERTISE is not set: right when the builder pushes images to another registry (SLIPWAY_PUSH_REPOSITORY); else set it, or --advertise, to host:port of the gateway as the nodes see it");
        }
        for (String scheme : new String[] {"https", "http"}) {
            Optional<Integer> status =
                    status(URI.create(scheme + "://" + advertise.get() + "/v2/"));
            if (status.filter(REGISTRY::contains).isPresent()) {
                return new CheckResult.Ok(
                        "pull",
                        "%s://%s/v2/ answers %d, seen from here%s"
                                .formatted(
                                        scheme,
                                        advertise.get(),
                                        status.get(),
                                        scheme.equals("http")
                                                ? "; nodes must trust it as a plain-HTTP registry"
                                                : ""));
            }
        }
        return new CheckResult.Bad(
                "pull",
                "nothing that serves images answers at %s/v2/, seen from here"
                        .formatted(advertise.get()),
                "If nodes reach it all the same, that is fine. Else start the gateway, and check that SLIPWAY_ADVERTISE is its host:port and that no firewall lies between.");
    }

    /// The address where pods fetch the gateway's keys.
    static CheckResult keys(Optional<URI> gateway) {
        return gateway.map(PullCheck::keys)
                .orElseGet(
                        () ->
                                new CheckResult.Unknown(
                                        "gateway",
                                        "neither SLIPWAY_KUBERNETES_GATEWAY_URL nor SLIPWAY_ADVERTISE is set here; the deployer needs one of them"));
    }

    private static CheckResult keys(URI gateway) {
        URI keys = gateway.resolve("/.well-known/jwks.json");
        Optional<Integer> status = status(keys);
        return status.filter(code -> code == FOUND).isPresent()
                ? new CheckResult.Ok("gateway", keys + " answers, seen from here")
                : new CheckResult.Bad(
                        "gateway",
                        "%s %s, seen from here"
                                .formatted(
                                        keys,
                                        status.map(code -> "answers " + code)
                                                .orElse("does not answer")),
                        "If pods reach it all the same, that is fine. Else set SLIPWAY_KUBERNETES_GATEWAY_URL to an address at which pods reach the gateway.");
    }

    private static Optional<Integer> status(URI address) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            return Optional.of(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException | IllegalArgumentException nothing) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
