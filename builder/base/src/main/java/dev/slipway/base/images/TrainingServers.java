package dev.slipway.base.images;

import dev.slipway.base.BaseException;
import dev.slipway.base.ExternalTool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// A PostgreSQL and an S3 endpoint on loopback, prepared for the services: the commands of the
/// image `tools`, run by this machine's JDK in a folder that is thrown away.
final class TrainingServers implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final long PREPARE_SECONDS = 180;
    private static final long STOP_SECONDS = 40;

    private final Path localJar;
    private final Path folder;
    private final Map<String, String> environment;
    private final List<Process> servers;

    private TrainingServers(
            Path localJar, Path folder, Map<String, String> environment, List<Process> servers) {
        this.localJar = localJar;
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.servers = List.copyOf(servers);
    }

    static TrainingServers start(Path localJar, Path folder)
            throws BaseException, IOException, InterruptedException {
        var environment = environment(folder);
        var servers =
                new TrainingServers(
                        localJar,
                        folder,
                        environment,
                        List.of(
                                server(localJar, folder, "postgres", environment),
                                server(localJar, folder, "s3", environment)));
        try {
            servers.prepare();
            return servers;
        } catch (BaseException | IOException | InterruptedException e) {
            servers.close();
            throw e;
        }
    }

    private static Map<String, String> environment(Path folder) throws IOException {
        var environment = new HashMap<String, String>();
        int database = freePort();
        int store = freePort();
        environment.put("SLIPWAY_DATA_DIR", folder.toString());
        environment.put("SLIPWAY_LISTEN_ADDRESS", HOST);
        environment.put("SLIPWAY_DATABASE_PORT", Integer.toString(database));
        environment.put(
                "SLIPWAY_DATABASE_URL", "jdbc:postgresql://" + HOST + ":" + database + "/postgres");
        environment.put("SLIPWAY_DATABASE_OWNER", "owner");
        environment.put("SLIPWAY_DATABASE_OWNER_PASSWORD", secret());
        for (Service service : Service.values()) {
            environment.put(passwordOf(service), secret());
        }
        environment.put("SLIPWAY_S3_PORT", Integer.toString(store));
        environment.put("SLIPWAY_S3_URL", "http://" + HOST + ":" + store);
        environment.put("SLIPWAY_S3_BUCKET", "slipway");
        environment.put("SLIPWAY_S3_ACCESS_KEY", secret());
        environment.put("SLIPWAY_S3_SECRET_KEY", secret());
        return environment;
    }

    private static String passwordOf(Service service) {
        return "SLIPWAY_DATABASE_PASSWORD_" + service.role().toUpperCase(Locale.ROOT);
    }

    private static String secret() {
        return UUID.randomUUID().toString();
    }

    /// A port that was free a moment ago.
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    private static Process server(
            Path localJar, Path folder, String command, Map<String, String> environment)
            throws IOException {
        var builder =
                new ProcessBuilder(java(), "-jar", localJar.toString(), command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(command + ".log").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private void prepare() throws BaseException, IOException, InterruptedException {
        Path log = folder.resolve("bootstrap.log");
        var builder =
                new ProcessBuilder(java(), "-jar", localJar.toString(), "bootstrap")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process bootstrap = builder.start();
        boolean ended = bootstrap.waitFor(PREPARE_SECONDS, TimeUnit.SECONDS);
        bootstrap.destroyForcibly();
        if (!ended || bootstrap.exitValue() != 0) {
            throw new BaseException(
                    "no database could be prepared to train on: "
                            + ExternalTool.lastLines(Files.readString(log)));
        }
    }

    /// What a service needs to know of the two servers.
    Map<String, String> environmentOf(Service service) {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                        value("SLIPWAY_DATABASE_URL").replaceFirst("/postgres$", "/slipway"),
                "QUARKUS_DATASOURCE_USERNAME", service.role(),
                "QUARKUS_DATASOURCE_PASSWORD", value(passwordOf(service)),
                "SLIPWAY_S3_URL", value("SLIPWAY_S3_URL"),
                "SLIPWAY_S3_BUCKET", value("SLIPWAY_S3_BUCKET"),
                "SLIPWAY_S3_ACCESS_KEY", value("SLIPWAY_S3_ACCESS_KEY"),
                "SLIPWAY_S3_SECRET_KEY", value("SLIPWAY_S3_SECRET_KEY"));
    }

    private String value(String name) {
        return environment.getOrDefault(name, "");
    }

    @Override
    public void close() throws IOException {
        servers.forEach(server -> server.toHandle().destroy());
        try {
            for (Process server : servers) {
                if (!server.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    server.destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            servers.forEach(Process::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }
}
