package dev.slipway.oci.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/// Who pushes. The text form never holds a secret.
public sealed interface Credentials {
    /// Nobody in particular.
    Credentials NONE = new Anonymous();

    /// Without any credentials.
    record Anonymous() implements Credentials {}

    /// A user with a password, or with a token in its place.
    record UserPassword(String user, String password) implements Credentials {
        public UserPassword {
            if (user.isEmpty() || user.indexOf(':') >= 0) {
                throw new IllegalArgumentException(
                        "a registry's user name is not empty and holds no colon");
            }
        }

        String basic() {
            byte[] pair = (user + ":" + password).getBytes(UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }

        @Override
        public String toString() {
            return "UserPassword[user=" + user + ", password=***]";
        }
    }
}
