package dev.slipway.oci.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Meets a registry's challenges: Basic, or a token that is fetched with the credentials and
/// renewed whenever the registry asks again. Not thread-safe.
final class Authorization {
    private final Transport transport;
    private final Repository repository;
    private final Credentials credentials;
    private final List<String> scopes;
    private @Nullable String header;

    /// @param scopes what a token is asked for, e.g. `repository:NAME:pull,push`
    Authorization(
            Transport transport,
            Repository repository,
            Credentials credentials,
            List<String> scopes) {
        this.transport = transport;
        this.repository = repository;
        this.credentials = credentials;
        this.scopes = List.copyOf(scopes);
    }

    /// The value of the header `Authorization`, as far as it is known.
    Optional<String> header() {
        return Optional.ofNullable(header);
    }

    /// Takes up the challenge of a 401.
    ///
    /// @throws RegistryException when the credentials do not open the registry
    void meet(Answer refusal) throws IOException, InterruptedException {
        Optional<Challenge> challenge =
                Challenge.of(refusal.headers().allValues("WWW-Authenticate"));
        if (challenge.isEmpty()) {
            throw Refusals.unauthorized(repository, " (" + refusal.said() + ")");
        }
        header =
                switch (challenge.get()) {
                    case Challenge.Basic() -> basic(refusal);
                    case Challenge.Bearer(String realm, Optional<String> service) ->
                            "Bearer " + token(realm, service);
                };
    }

    private String basic(Answer refusal) throws RegistryException {
        return switch (credentials) {
            case Credentials.Anonymous() -> throw Refusals.credentialsMissing(repository);
            case Credentials.UserPassword user when user.basic().equals(header) ->
                    throw Refusals.unauthorized(repository, " (" + refusal.said() + ")");
            case Credentials.UserPassword user -> user.basic();
        };
    }

    private String token(String realm, Optional<String> service)
            throws IOException, InterruptedException {
        URI uri = tokenUri(realm, service);
        Call call =
                switch (credentials) {
                    case Credentials.Anonymous() -> Call.get(uri);
                    case Credentials.UserPassword user ->
                            Call.get(uri).with("Authorization", user.basic());
                };
        Answer answer = transport.patiently(uri.getAuthority(), () -> transport.once(call));
        if (answer.status() == 401 && credentials instanceof Credentials.Anonymous) {
            throw Refusals.credentialsMissing(repository);
        }
        if (answer.status() == 401 || answer.status() == 403) {
            throw Refusals.unauthorized(repository, " (" + answer.said() + ")");
        }
        if (answer.status() != 200) {
            throw Refusals.refused(repository, "give a token", answer);
        }
        JsonNode document = answer.json();
        String token = document.path("token").asText(document.path("access_token").asText());
        if (!token.matches("[\\x21-\\x7e]+")) {
            throw Refusals.protocol(repository, "its token service gave no token");
        }
        return token;
    }

    private URI tokenUri(String realm, Optional<String> service) throws RegistryException {
        String query =
                scopes.stream()
                        .map(scope -> "scope=" + encoded(scope))
                        .collect(Collectors.joining("&"));
        String all = service.map(name -> "service=" + encoded(name) + "&").orElse("") + query;
        try {
            URI uri = URI.create(realm + (realm.contains("?") ? "&" : "?") + all);
            Origins.require(uri, transport.settings(), repository);
            return uri;
        } catch (IllegalArgumentException e) {
            throw Refusals.protocol(repository, "its token service has no address");
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
