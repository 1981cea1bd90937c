package dev.slipway.local.stack;

import dev.slipway.local.bootstrap.Bootstrap;
import dev.slipway.local.home.Administrator;
import dev.slipway.local.home.Home;
import dev.slipway.local.port.Loopback;
import dev.slipway.local.port.PortPair;
import dev.slipway.local.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The environment variables by which a service is configured: section 1 of the contracts, as code.
final class ServiceEnvironment {

    private final StackContext context;
    private final Service service;
    private final Map<String, String> variables = new TreeMap<>();

    private ServiceEnvironment(StackContext context, Service service) {
        this.context = context;
        this.service = service;
    }

    static Map<String, String> of(StackContext context, Service service) throws IOException {
        ServiceEnvironment environment = new ServiceEnvironment(context, service);
        environment.common();
        environment.own();
        return environment.variables;
    }

    private void common() {
        PortPair ports = context.portsOf(service.processName());
        put("QUARKUS_HTTP_HOST", Loopback.HOST);
        put("QUARKUS_HTTP_PORT", ports.port());
        put("QUARKUS_MANAGEMENT_HOST", Loopback.HOST);
        put("QUARKUS_MANAGEMENT_PORT", ports.managementPort());
        put("QUARKUS_DATASOURCE_JDBC_URL", context.jdbcUrl(Bootstrap.DATABASE));
        put("QUARKUS_DATASOURCE_USERNAME", service.role());
        put("QUARKUS_DATASOURCE_PASSWORD", context.secrets().passwordOf(service.role()));
        put(S3Server.URL, context.url(StackContext.S3));
        put(S3Server.BUCKET, StackContext.BUCKET);
        put(S3Server.ACCESS_KEY, context.secrets().s3AccessKey());
        put(S3Server.SECRET_KEY, context.secrets().s3SecretKey());
        Path data = context.home().data(service.processName());
        put("SLIPWAY_DATA_DIR", data);
        put("SLIPWAY_JWKS_URL", gatewayUrl() + "/.well-known/jwks.json");
        put("SLIPWAY_JWKS_CACHE", data.resolve("jwks.json"));
        put("SLIPWAY_SERVICES_GATEWAY_URL", gatewayUrl());
        // Fewer malloc arenas: native memory of a JVM with many short threads.
        put("MALLOC_ARENA_MAX", 2);
        put("ORT_DISABLE_TELEMETRY", 1);
    }

    private void own() throws IOException {
        switch (service) {
            case REGISTRY, MONITOR -> {}
            case VALIDATOR -> children();
            case BUILDER -> baseImage();
            case DEPLOYER -> deployer();
            case GATEWAY -> gateway();
        }
    }

    private void children() {
        put("SLIPWAY_SERVING_JAR", context.install().servingJar());
        put("SLIPWAY_JAVA", Jvm.java());
    }

    private void baseImage() {
        Path base = context.home().baseImage();
        if (Files.exists(base.resolve("index.json"))) {
            put("SLIPWAY_BASE_IMAGE", base);
        }
    }

    private void deployer() {
        children();
        put("SLIPWAY_HOME", context.home().root());
        put("SLIPWAY_IMAGES_DIR", context.home().images());
        put("SLIPWAY_SERVICE_TOKEN", context.secrets().deployerToken());
        int port = context.portsOf(Service.GATEWAY.processName()).port();
        context.cluster()
                .ifPresent(
                        cluster -> {
                            put("KUBECONFIG", cluster.kubeconfig());
                            put("SLIPWAY_ADVERTISE", cluster.advertise() + ":" + port);
                        });
    }

    private void gateway() throws IOException {
        Home home = context.home();
        for (Service each : Service.values()) {
            if (context.ports().containsKey(each.processName())) {
                put(
                        "SLIPWAY_SERVICES_" + each.name().toUpperCase(Locale.ROOT) + "_URL",
                        context.url(each.processName()));
            }
        }
        put("SLIPWAY_SERVICE_TOKEN_DEPLOYER", context.secrets().deployerToken());
        put("SLIPWAY_KEYS_DIR", home.keys());
        put("SLIPWAY_PUBLIC_URL", gatewayUrl());
        context.cluster().ifPresent(cluster -> put("SLIPWAY_ALSO_LISTEN", cluster.advertise()));
        put("SLIPWAY_BOOTSTRAP_ADMIN_TOKEN", Administrator.token(home));
        Administrator.unseenPassword(home)
                .ifPresent(password -> put("SLIPWAY_BOOTSTRAP_ADMIN_PASSWORD", password));
    }

    private String gatewayUrl() {
        return context.url(Service.GATEWAY.processName());
    }

    private void put(String name, Object value) {
        variables.put(name, value.toString());
    }
}
