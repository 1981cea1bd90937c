package dev.slipway.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.local.home.Administrator;
import dev.slipway.local.home.Cluster;
import dev.slipway.local.home.Home;
import dev.slipway.local.home.HomeCheck;
import dev.slipway.local.home.Secrets;
import dev.slipway.local.port.PortPair;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceEnvironmentTest {

    @TempDir private Path folder;
    private Home home;
    private StackContext context;

    @BeforeEach
    void prepare() throws Exception {
        home = new Home(folder.resolve("home"));
        HomeCheck.prepare(home);
        Map<String, PortPair> ports = new HashMap<>();
        int next = 5_000;
        for (String process : StackContext.processNames()) {
            ports.put(process, new PortPair(next, next + 100));
            next++;
        }
        context =
                new StackContext(
                        home,
                        new Install(folder.resolve("install")),
                        Secrets.readOrCreate(home.secrets()),
                        Optional.empty(),
                        ports);
    }

    @Test
    void everyServiceListensOnLoopbackAndSignsInWithItsOwnRole() throws Exception {
        for (Service service : Service.values()) {
            assertThat(ServiceEnvironment.of(context, service))
                    .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
                    .containsEntry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1")
                    .containsEntry(
                            "QUARKUS_DATASOURCE_JDBC_URL",
                            "jdbc:postgresql://127.0.0.1:5000/slipway")
                    .containsEntry("QUARKUS_DATASOURCE_USERNAME", service.role())
                    .containsEntry(
                            "QUARKUS_DATASOURCE_PASSWORD",
                            context.secrets().passwordOf(service.role()))
                    .containsEntry("SLIPWAY_S3_URL", "http://127.0.0.1:5001")
                    .containsEntry("SLIPWAY_S3_BUCKET", "slipway")
                    .containsEntry("SLIPWAY_DATA_DIR", home.data(service.processName()).toString())
                    .containsEntry(
                            "SLIPWAY_JWKS_URL", "http://127.0.0.1:5007/.well-known/jwks.json");
        }
    }

    @Test
    void onlyTheGatewayKnowsEveryAddressAndTheAdministrator() throws Exception {
        Administrator.prepare(home);

        Map<String, String> gateway = ServiceEnvironment.of(context, Service.GATEWAY);

        assertThat(gateway)
                .containsEntry("SLIPWAY_SERVICES_REGISTRY_URL", "http://127.0.0.1:5002")
                .containsEntry("SLIPWAY_SERVICES_MONITOR_URL", "http://127.0.0.1:5006")
                .containsEntry("SLIPWAY_PUBLIC_URL", "http://127.0.0.1:5007")
                .containsEntry("SLIPWAY_BOOTSTRAP_ADMIN_TOKEN", Administrator.token(home))
                .containsEntry(
                        "SLIPWAY_BOOTSTRAP_ADMIN_PASSWORD",
                        Administrator.unseenPassword(home).orElseThrow());
        for (Service other :
                List.of(
                        Service.REGISTRY,
                        Service.VALIDATOR,
                        Service.BUILDER,
                        Service.DEPLOYER,
                        Service.MONITOR)) {
            assertThat(ServiceEnvironment.of(context, other))
                    .doesNotContainKeys(
                            "SLIPWAY_SERVICES_REGISTRY_URL",
                            "SLIPWAY_BOOTSTRAP_ADMIN_TOKEN",
                            "SLIPWAY_KEYS_DIR");
        }
    }

    @Test
    void aPasswordThatWasShownIsNotGivenAgain() throws Exception {
        Administrator.prepare(home);
        Administrator.passwordSeen(home);

        assertThat(ServiceEnvironment.of(context, Service.GATEWAY))
                .doesNotContainKey("SLIPWAY_BOOTSTRAP_ADMIN_PASSWORD");
    }

    @Test
    void deployerAndGatewayShareOneServiceToken() throws Exception {
        String token = context.secrets().deployerToken();

        assertThat(ServiceEnvironment.of(context, Service.DEPLOYER))
                .containsEntry("SLIPWAY_SERVICE_TOKEN", token)
                .containsEntry("SLIPWAY_IMAGES_DIR", home.images().toString());
        assertThat(ServiceEnvironment.of(context, Service.GATEWAY))
                .containsEntry("SLIPWAY_SERVICE_TOKEN_DEPLOYER", token);
    }

    @Test
    void onlyAStackWithAClusterIsReachedFromElsewhere() throws Exception {
        assertThat(ServiceEnvironment.of(context, Service.GATEWAY))
                .doesNotContainKey("SLIPWAY_ALSO_LISTEN");
        assertThat(ServiceEnvironment.of(context, Service.DEPLOYER))
                .doesNotContainKeys("KUBECONFIG", "SLIPWAY_ADVERTISE");

        Cluster cluster = new Cluster("/home/me/.kube/config", "192.0.2.7");
        StackContext with =
                new StackContext(
                        home,
                        context.install(),
                        context.secrets(),
                        Optional.of(cluster),
                        context.ports());

        assertThat(ServiceEnvironment.of(with, Service.GATEWAY))
                .containsEntry("SLIPWAY_ALSO_LISTEN", "192.0.2.7");
        assertThat(ServiceEnvironment.of(with, Service.DEPLOYER))
                .containsEntry("KUBECONFIG", "/home/me/.kube/config")
                .containsEntry("SLIPWAY_ADVERTISE", "192.0.2.7:5007");
    }

    @Test
    void theBuilderIsToldOfABaseOnlyWhenThereIsOne() throws Exception {
        assertThat(ServiceEnvironment.of(context, Service.BUILDER))
                .doesNotContainKey("SLIPWAY_BASE_IMAGE");

        Files.createDirectories(home.baseImage());
        Files.writeString(home.baseImage().resolve("index.json"), "{}");

        assertThat(ServiceEnvironment.of(context, Service.BUILDER))
                .containsEntry("SLIPWAY_BASE_IMAGE", home.baseImage().toString());
    }
}
