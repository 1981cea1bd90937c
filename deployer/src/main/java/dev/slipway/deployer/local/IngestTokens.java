package dev.slipway.deployer.local;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Tokens with which a server reports to the monitor, and nothing else. The gateway makes them at
/// our request; here they lie in a file that only their owner reads.
@ApplicationScoped
class IngestTokens {
    private static final Logger LOG = Logger.getLogger(IngestTokens.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String LIFE = "P365D";
    private static final String TOKEN_FILE = "ingest.token";
    private static final String ID_FILE = "ingest.id";
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

    IngestTokens(
            ObjectMapper json,
            @ConfigProperty(name = "slipway.services.gateway.url") Optional<URI> gateway,
            @ConfigProperty(name = "slipway.service.token") Optional<String> serviceToken) {
        this.json = json;
        this.gateway = gateway;
        this.serviceToken = serviceToken;
    }

    /// Where servers report to; empty when this installation has no gateway.
    Optional<URI> ingestAddress() {
        return serviceToken.isEmpty()
                ? Optional.empty()
                : gateway.map(address -> address.resolve("/api/v1/ingest"));
    }

    /// The token file of a release, made when it is missing.
    ///
    /// @throws IOException when the gateway cannot be reached or refuses
    Path obtain(ReleaseSpec spec, Path folder) throws IOException {
        Path file = folder.resolve(TOKEN_FILE);
        if (Files.isRegularFile(file)) {
            return file;
        }
        ObjectNode order = json.createObjectNode();
        order.put("name", "ingest " + spec.address() + " " + spec.releaseId());
        order.putArray("scopes").add(Verb.INGEST.wireName());
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
        write(folder.resolve(ID_FILE), spec.project() + "\n" + made.path("id").asText());
        write(file, made.path("token").asText());
        return file;
    }

    /// Ends the token of a folder. Never fails: what cannot be revoked expires, and is logged.
    void revoke(Path folder) {
        Path file = folder.resolve(ID_FILE);
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            String[] kept = Files.readString(file).split("\n", 2);
            String path = "/api/v1/tokens/" + kept[1];
            int status = send(request(path, kept[0]).DELETE()).statusCode();
            if (status != NO_CONTENT && status != NOT_FOUND) {
                LOG.warnf("the gateway answers %d to the revocation of token %s", status, kept[1]);
            }
        } catch (IOException e) {
            LOG.warnf(e, "the ingest token of %s was not revoked", folder.getFileName());
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

    private static void write(Path file, String text) throws IOException {
        PrivateFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
