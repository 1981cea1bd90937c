package dev.slipway.oci.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Credentials from the file that `docker login` writes, `~/.docker/config.json`, which is also the
/// form of a Kubernetes secret of type `kubernetes.io/dockerconfigjson`.
public final class DockerConfig {
    private static final JsonMapper JSON = new JsonMapper();

    private DockerConfig() {}

    /// Where `docker login` keeps them: `DOCKER_CONFIG`, else `~/.docker`.
    public static Path usualFile(Optional<String> dockerConfig, Path userHome) {
        return dockerConfig
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElse(userHome.resolve(".docker"))
                .resolve("config.json");
    }

    /// The credentials for a registry; none when the file does not exist or does not name it.
    ///
    /// @throws RegistryException when the file is malformed, or leaves the registry to a
    ///     credential program, which is not run
    public static Credentials read(Path file, String registry) throws IOException {
        if (!Files.exists(file)) {
            return Credentials.NONE;
        }
        JsonNode document = document(file);
        for (String name : names(registry)) {
            JsonNode entry = document.path("auths").path(name);
            Optional<Credentials> found = entry(file, name, entry);
            if (found.isPresent()) {
                return found.get();
            }
            if (document.path("credHelpers").has(name)
                    || (document.has("credsStore") && entry.isObject())) {
                throw unusable(
                        file,
                        "leaves "
                                + registry
                                + " to a credential program, which is not run: put user and"
                                + " password under \"auths\" of a file of its own and name its"
                                + " folder in DOCKER_CONFIG");
            }
        }
        return Credentials.NONE;
    }

    private static JsonNode document(Path file) throws IOException {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw unusable(file, "is no JSON");
        }
    }

    private static List<String> names(String registry) {
        return registry.equals("docker.io")
                ? List.of("https://index.docker.io/v1/", "index.docker.io", "docker.io")
                : List.of(registry, "https://" + registry, "http://" + registry);
    }

    private static Optional<Credentials> entry(Path file, String name, JsonNode entry)
            throws RegistryException {
        String user = entry.path("username").asText();
        if (!user.isEmpty()) {
            return Optional.of(new Credentials.UserPassword(user, entry.path("password").asText()));
        }
        String pair = decoded(file, name, entry.path("auth").asText());
        int colon = pair.indexOf(':');
        return colon < 1
                ? Optional.empty()
                : Optional.of(
                        new Credentials.UserPassword(
                                pair.substring(0, colon), pair.substring(colon + 1)));
    }

    private static String decoded(Path file, String name, String auth) throws RegistryException {
        try {
            return new String(Base64.getDecoder().decode(auth), UTF_8);
        } catch (IllegalArgumentException e) {
            throw unusable(file, "holds no base64 as \"auth\" of " + name);
        }
    }

    private static RegistryException unusable(Path file, String why) {
        return new RegistryException(RegistryException.Reason.UNAUTHORIZED, file + " " + why + ".");
    }
}
