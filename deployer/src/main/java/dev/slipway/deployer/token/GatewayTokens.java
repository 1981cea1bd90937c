package dev.slipway.deployer.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.identity.Verb;
import dev.slipway.deployer.target.ReleaseSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Orders and revokes tokens at the gateway.
@ApplicationScoped
public class GatewayTokens {
    private static final Logger LOG = Logger.getLogger(GatewayTokens.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String LIFE = "P365D";
    private static final int CREATED = 201;
    private static final int OK = 200;
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

    /// Has a token made for a release, with one right. Its name ends with the id of the release.
    ///
    /// @throws IOException when the gateway cannot be reached or refuses
    public Ordered order(ReleaseSpec spec, Verb scope) throws IOException {
        ObjectNode order = json.createObjectNode();
        order.put("name", "%s for release %s".formatted(scope.wireName(), spec.releaseId()));
        order.withArray("scopes").add(scope.wireName());
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
                    "the gateway answers %d to the request for a token with the right %s"
                            .formatted(answer.statusCode(), scope.wireName()));
        }
        JsonNode made = json.readTree(answer.body());
        return new Ordered(made.path("id").asText(), made.path("token").asText());
    }

    /// Tokens that were made for a release, also those whose making nobody remembers.
    ///
    /// @throws IOException when the gateway cannot be reached or refuses
    public List<String> of(String project, UUID releaseId) throws IOException {
        List<String> found = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page = page(project, cursor);
            for (JsonNode token : page.path("items")) {
                if (token.path("name").asText().endsWith(" " + releaseId)) {
                    found.add(token.path("id").asText());
                }
            }
            cursor = page.path("next").asText(null);
        } while (cursor != null);
        return found;
    }

    private JsonNode page(String project, @Nullable String cursor) throws IOException {
        String from =
                cursor == null
                        ? ""
                        : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        HttpResponse<String> answer =
                send(request("/api/v1/tokens?limit=200" + from, project).GET());
        if (answer.statusCode() != OK) {
            throw new IOException(
                    "the gateway answers %d to the question for tokens"
                            .formatted(answer.statusCode()));
        }
        return json.readTree(answer.body());
    }

    /// Ends a token. Answers whether it no longer works; why it may is logged.
    public boolean revoke(String project, String id) {
        try {
            int status = send(request("/api/v1/tokens/" + id, project).DELETE()).statusCode();
            if (status == NO_CONTENT || status == NOT_FOUND) {
                return true;
            }
            LOG.warnf("the gateway answers %d to the revocation of token %s", status, id);
        } catch (IOException e) {
            LOG.warnf(e, "token %s was not revoked", id);
        }
        return false;
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
