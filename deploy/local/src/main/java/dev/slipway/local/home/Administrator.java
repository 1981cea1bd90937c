package dev.slipway.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/// The first user. His token stays in `keys/admin.token` for the command line; his password waits
/// in `keys/admin.password` only until it has been shown once.
public final class Administrator {

    private static final int PASSWORD_LENGTH = 20;

    private Administrator() {}

    /// Called when a new database is about to be made: a new database has no users, so it needs a
    /// new password. Does nothing when one already waits.
    public static void prepare(Home home) throws IOException {
        if (!Files.exists(home.adminPassword())) {
            String password = Secrets.randomText().substring(0, PASSWORD_LENGTH);
            PrivateFiles.write(home.adminPassword(), password + "\n");
        }
        token(home);
    }

    /// The token, made when missing.
    public static String token(Home home) throws IOException {
        if (!Files.exists(home.adminToken())) {
            PrivateFiles.write(home.adminToken(), Secrets.randomToken() + "\n");
        }
        return Files.readString(home.adminToken()).strip();
    }

    /// The password that has not been shown yet.
    public static Optional<String> unseenPassword(Home home) throws IOException {
        return Files.exists(home.adminPassword())
                ? Optional.of(Files.readString(home.adminPassword()).strip())
                : Optional.empty();
    }

    /// Forgets the password after it has been printed; only the gateway's hash remains.
    public static void passwordSeen(Home home) throws IOException {
        Files.deleteIfExists(home.adminPassword());
    }
}
