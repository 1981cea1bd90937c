package dev.slipway.local.home;

import dev.slipway.local.Refusal;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;

/// What must be true of the home before anything is started in it. Each refusal is one sentence
/// with the way out.
public final class HomeCheck {

    /// Below this nothing is started: PostgreSQL alone would fail on its first log segments.
    public static final long LEAST_FREE_BYTES = 256L << 20;

    /// Below this a warning is printed.
    public static final long LOW_FREE_BYTES = 2L << 30;

    private HomeCheck() {}

    /// Makes the folders that are missing.
    ///
    /// @throws Refusal when the home cannot be made, written to, or is open to others
    public static void prepare(Home home) {
        Path root = home.root();
        try {
            PrivateFiles.createFolder(root);
            requireOwned(root);
            requirePrivate(root, "chmod 700 " + root);
            for (Path folder : folders(home)) {
                PrivateFiles.createFolder(folder);
            }
            requirePrivateSecrets(home);
        } catch (IOException e) {
            throw unwritable(root, e);
        }
    }

    /// @return a warning when the disk is nearly full
    /// @throws Refusal when there is too little to start at all
    public static Optional<String> disk(Home home) {
        return disk(home.root(), home.root().toFile().getUsableSpace());
    }

    static Optional<String> disk(Path root, long freeBytes) {
        if (freeBytes < LEAST_FREE_BYTES) {
            throw new Refusal(
                    "The disk of %s has %d MB left and Slipway needs at least %d MB: free some space, or set SLIPWAY_HOME to a folder on another disk."
                            .formatted(root, freeBytes >> 20, LEAST_FREE_BYTES >> 20));
        }
        return freeBytes >= LOW_FREE_BYTES
                ? Optional.empty()
                : Optional.of(
                        "The disk of %s has only %d MB left; models and images need more soon."
                                .formatted(root, freeBytes >> 20));
    }

    private static List<Path> folders(Home home) {
        return List.of(
                home.postgres(),
                home.s3(),
                home.keys(),
                home.images(),
                home.run(),
                home.deployments(),
                home.logs());
    }

    /// Compares with a file of ours: the name of this user need not be known.
    private static void requireOwned(Path root) throws IOException {
        Path probe = Files.createTempFile(root, "writable", ".probe");
        UserPrincipal self = Files.getOwner(probe);
        Files.delete(probe);
        UserPrincipal owner = Files.getOwner(root);
        if (!owner.equals(self)) {
            throw new Refusal(
                    "%s belongs to %s and you are %s: run as %s, or set SLIPWAY_HOME to a folder of your own."
                            .formatted(root, owner.getName(), self.getName(), owner.getName()));
        }
    }

    private static void requirePrivate(Path path, String wayOut) throws IOException {
        if (!PrivateFiles.isPrivate(path)) {
            throw new Refusal(
                    "%s can be read by others and holds secrets: run  %s".formatted(path, wayOut));
        }
    }

    private static void requirePrivateSecrets(Home home) throws IOException {
        for (Path secret : List.of(home.secrets(), home.adminToken(), home.adminPassword())) {
            if (Files.exists(secret)) {
                requirePrivate(secret, "chmod 600 " + secret);
            }
        }
    }

    private static Refusal unwritable(Path root, IOException cause) {
        String why =
                cause instanceof AccessDeniedException
                        ? "permission denied"
                        : String.valueOf(cause.getMessage());
        return new Refusal(
                "%s cannot be written to (%s): make it writable, or set SLIPWAY_HOME to a folder that is."
                        .formatted(root, why),
                cause);
    }
}
