package dev.slipway.deployer.kubernetes;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/// Finds out of which kind the private key of a kubeconfig is. The client library tells it by the
/// name in the PEM header, takes a key in the general form (`PRIVATE KEY`) for RSA, and fails on
/// the elliptic ones that most clusters make today.
final class ClientKeys {
    private static final Logger LOG = Logger.getLogger(ClientKeys.class);
    private static final List<String> KINDS = List.of("RSA", "EC");
    private static final Pattern GENERAL =
            Pattern.compile("(?s)-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----");

    private ClientKeys() {}

    /// The name of the kind; empty when the library finds out by itself.
    static Optional<String> kind(Config config) {
        return pem(config).map(GENERAL::matcher).filter(Matcher::find).flatMap(ClientKeys::kind);
    }

    private static Optional<String> kind(Matcher pem) {
        byte[] key = Base64.getMimeDecoder().decode(pem.group(1));
        return KINDS.stream().filter(kind -> is(kind, key)).findFirst();
    }

    private static boolean is(String kind, byte[] key) {
        try {
            KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(key));
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    private static Optional<String> pem(Config config) {
        if (config.getClientKeyData() != null) {
            byte[] data = Base64.getMimeDecoder().decode(config.getClientKeyData());
            return Optional.of(new String(data, US_ASCII));
        }
        if (config.getClientKeyFile() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(Path.of(config.getClientKeyFile()), US_ASCII));
        } catch (IOException e) {
            LOG.warnf(e, "the client key %s cannot be read", config.getClientKeyFile());
            return Optional.empty();
        }
    }
}
