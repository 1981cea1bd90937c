package dev.slipway.local.home;

import java.nio.file.Path;
import java.util.Map;

/// Where everything of one stack lives. Pure: only names paths, touches nothing.
///
/// @param root `SLIPWAY_HOME`, absolute
public record Home(Path root) {

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /// `SLIPWAY_HOME`, or `.slipway` in the user's home folder.
    public static Home of(Map<String, String> environment, String userHome) {
        String named = environment.get("SLIPWAY_HOME");
        return new Home(
                named == null || named.isBlank()
                        ? Path.of(userHome, ".slipway")
                        : Path.of(named.trim()));
    }

    public Path postgres() {
        return root.resolve("postgres/18");
    }

    public Path postgresData() {
        return postgres().resolve("data");
    }

    public Path s3() {
        return root.resolve("s3");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path secrets() {
        return keys().resolve("secrets.json");
    }

    public Path adminToken() {
        return keys().resolve("admin.token");
    }

    /// Exists only until the password has been shown.
    public Path adminPassword() {
        return keys().resolve("admin.password");
    }

    public Path images() {
        return root.resolve("images");
    }

    public Path baseImage() {
        return images().resolve("base");
    }

    /// Exists when the stack deploys to a cluster too.
    public Path cluster() {
        return root.resolve("cluster.json");
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path data(String service) {
        return run().resolve("data").resolve(service);
    }

    public Path deployments() {
        return run().resolve("deployments");
    }

    public Path runRecord(String process) {
        return run().resolve(process + ".json");
    }

    public Path ports() {
        return run().resolve("ports.json");
    }

    public Path stackState() {
        return run().resolve("stack.json");
    }

    public Path supervisorLock() {
        return run().resolve("supervisor.lock");
    }

    public Path prometheus() {
        return run().resolve("prometheus.json");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String process) {
        return logs().resolve(process + ".log");
    }
}
