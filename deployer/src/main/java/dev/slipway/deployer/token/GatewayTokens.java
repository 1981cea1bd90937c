package dev.slipway.deployer.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.identity.Verb;
import dev.slipway.deployer.target.ReleaseSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Orders and revokes tokens at the gateway.
@ApplicationScoped
public class GatewayTokens {
    private static final Logger LOG = Logger.getLogger(GatewayTokens.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String LIFE = "P365D";
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;

    private final ObjectMapper json;
    private final Optional<URI> gateway;
    private final Optional<String> serviceToken;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();

    public GatewayTokens(
            ObjectMapper json,
            @ConfigProperty(name = "slipway.services.gateway.url") Optional<URI> gateway,
            @ConfigProperty(name = "slipway.service.token") Optional<String> serviceToken) {
        this.json = json;
        this.gateway = gateway;
        this.serviceToken = serviceToken;
    }

    /// A token that was made.
    ///
    /// @param id by which it is revoked
    /// @param secret the token itself; never logged
    public record Ordered(String id, String secret) {
        @Override
        public String toString() {
            return "Ordered[id=" + id + "]";
        }
    }

    /// The gateway, when there is one that makes tokens for us.
    public Optional<URI> gateway() {
        return serviceToken.isEmpty() ? Optional.empty() : gateway;
    }

    /// Has a token made for the server of a release.
    ///
    /// @throws IOException when the gateway cannot be reached or refuses
    public Ordered order(ReleaseSpec spec, Collection<Verb> scopes) throws IOException {
        ObjectNode order = json.createObjectNode();
        order.put("name", "ingest " + spec.address() + " " + spec.releaseId());
        scopes.forEach(scope -> order.withArray("scopes").add(scope.wireName()));
        order.put("deployment", spec.address());
        order.put("project", spec.project());
        order.put("expires", LIFE);
        HttpResponse<String> answer =
                send(
                        request("/api/v1/tokens", spec.project())
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(order.toString())));
        if (answer.statusCode() != CREATED) {
            throw new IOException(
                    "the gateway answers %d to the request for an ingest token"
                            .formatted(answer.statusCode()));
        }
        JsonNode made = json.readTree(answer.body());
        return new Ordered(made.path("id").asText(), made.path("token").asText());
    }

    /// Ends a token. Never fails: what cannot be revoked expires, and is logged.
    public void revoke(String project, String id) {
        try {
            int status = send(request("/api/v1/tokens/" + id, project).DELETE()).statusCode();
            if (status != NO_CONTENT && status != NOT_FOUND) {
                LOG.warnf("the gateway answers %d to the revocation of token %s", status, id);
            }
        } catch (IOException e) {
            LOG.warnf(e, "token %s was not revoked", id);
        }
    }

    private HttpRequest.Builder request(String path, String project) throws IOException {
        URI address =
                gateway.orElseThrow(() -> new IOException("no gateway is configured"))
                        .resolve(path);
        return HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + serviceToken.orElse(""))
                .header("X-Slipway-Project", project)
                .header("Accept", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking the gateway", e);
        }
    }
}
