package dev.slipway.deployer.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.deployer.target.ReleaseSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// The Secrets of a release: the token of its server, and another one for the nodes. Pure.
final class SecretManifests {
    /// Key of the token in the Secret `NAME-ingest`.
    static final String TOKEN = "token";

    private static final String DOCKER = ".dockerconfigjson";
    private static final String USER = "slipway";
    private static final JsonMapper JSON = new JsonMapper();

    private SecretManifests() {}

    static List<Secret> of(ReleaseSpec spec, Surroundings around, ClusterTokens.Fresh tokens) {
        List<Secret> secrets = new ArrayList<>();
        String name = Names.of(spec);
        String ingest = tokens.ingest().secret();
        secrets.add(secret(spec, around, Names.ingest(name), "Opaque", Map.of(TOKEN, ingest)));
        if (tokens.pull().isPresent() && around.advertise() != null) {
            String pull = tokens.pull().get().secret();
            secrets.add(
                    secret(
                            spec,
                            around,
                            Names.pull(name),
                            "kubernetes.io/dockerconfigjson",
                            Map.of(DOCKER, login(around.advertise(), pull))));
        }
        return secrets;
    }

    private static String login(String host, String token) {
        ObjectNode entry = JSON.createObjectNode();
        entry.put("username", USER);
        entry.put("password", token);
        entry.put("auth", base64(USER + ":" + token));
        ObjectNode config = JSON.createObjectNode();
        config.putObject("auths").set(host, entry);
        return config.toString();
    }

    private static Secret secret(
            ReleaseSpec spec,
            Surroundings around,
            String name,
            String type,
            Map<String, String> content) {
        SecretBuilder secret =
                new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(around.namespace())
                        .withLabels(Names.labels(spec, around.installation()))
                        .endMetadata()
                        .withType(type);
        content.forEach((key, value) -> secret.addToData(key, base64(value)));
        return secret.build();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
