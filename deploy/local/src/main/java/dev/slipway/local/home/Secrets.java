package dev.slipway.local.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.slipway.local.Json;
import dev.slipway.local.Refusal;
import dev.slipway.local.bootstrap.ServiceRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/// What the parts of one stack use among themselves. Made once, kept in `keys/secrets.json` (0600),
/// never logged.
///
/// @param databaseOwner password of the database's superuser
/// @param roles service role to its password
/// @param s3AccessKey access key of the object store
/// @param s3SecretKey its secret
/// @param deployerToken opaque service token with which the deployer asks the gateway
public record Secrets(
        String databaseOwner,
        Map<String, String> roles,
        String s3AccessKey,
        String s3SecretKey,
        String deployerToken) {

    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public Secrets {
        roles = Map.copyOf(roles);
    }

    /// @throws Refusal when the file was made before that service existed
    public String passwordOf(String role) {
        String password = roles.get(role);
        if (password == null) {
            throw new Refusal(
                    "keys/secrets.json holds no password for %s: start with another SLIPWAY_HOME."
                            .formatted(role));
        }
        return password;
    }

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }

    /// Reads the file, or makes it with fresh random values.
    ///
    /// @throws Refusal when the file is there and cannot be understood
    public static Secrets readOrCreate(Path file) throws IOException {
        if (Files.exists(file)) {
            return read(file);
        }
        Secrets fresh = random();
        PrivateFiles.write(file, Json.write(fresh));
        return fresh;
    }

    /// An opaque token in the gateway's form.
    public static String randomToken() {
        return "slw_" + randomText();
    }

    /// 256 random bits as 43 URL-safe characters.
    public static String randomText() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Secrets read(Path file) throws IOException {
        try {
            return Json.read(file, Secrets.class);
        } catch (JsonProcessingException e) {
            throw new Refusal(
                    "%s is damaged and the database's passwords are in it: put it back from a copy, or start with another SLIPWAY_HOME."
                            .formatted(file),
                    e);
        }
    }

    private static Secrets random() {
        Map<String, String> roles = new TreeMap<>();
        for (ServiceRole role : ServiceRole.ALL) {
            roles.put(role.name(), randomText());
        }
        return new Secrets(randomText(), roles, "slipway", randomText(), randomToken());
    }
}
