package dev.slipway.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.local.Refusal;
import dev.slipway.local.home.Cluster;
import dev.slipway.local.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterOptionTest {
    private static final String CONFIG =
            """
            apiVersion: v1
            kind: Config
            current-context: two
            contexts:
            - {name: one, context: {cluster: first, user: u}}
            - {name: two, context: {cluster: second, user: u}}
            clusters:
            - {name: first, cluster: {server: "https://192.0.2.1:6443"}}
            - {name: second, cluster: {server: "https://127.0.0.1:6443"}}
            """;

    @TempDir Path folder;
    private Home home;
    private Path kubeconfig;

    @BeforeEach
    void prepare() throws Exception {
        home = new Home(folder);
        kubeconfig = Files.writeString(folder.resolve("kubeconfig"), CONFIG);
    }

    private ClusterOption option(Path file, String address) {
        ClusterOption option = new ClusterOption();
        option.kubeconfig = file;
        option.advertise = address;
        return option;
    }

    @Test
    void theServerIsThatOfTheCurrentContext() {
        assertThat(Kubeconfig.read(kubeconfig).server()).hasToString("https://127.0.0.1:6443");
    }

    @Test
    void loopbackIsNoAddressForANode() {
        assertThatThrownBy(() -> option(kubeconfig, null).keep(home, false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("say it with  --advertise ADDRESS");
    }

    @Test
    void theChoiceIsKeptUntilItIsTakenBack() throws Exception {
        option(kubeconfig, "192.0.2.7").keep(home, false);
        Cluster chosen = new Cluster(kubeconfig.toString(), "192.0.2.7");
        assertThat(Cluster.of(home)).contains(chosen);

        new ClusterOption().keep(home, true);
        assertThat(Cluster.of(home)).contains(chosen);

        ClusterOption without = new ClusterOption();
        without.without = true;
        without.keep(home, false);
        assertThat(Cluster.of(home)).isEmpty();
    }

    @Test
    void aRunningStackDoesNotChangeItsCluster() throws Exception {
        assertThatThrownBy(() -> option(kubeconfig, "192.0.2.7").keep(home, true))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("without a cluster")
                .hasMessageContaining("./slipway down");
    }

    @Test
    void whatIsNoKubeconfigIsRefused() throws Exception {
        assertThatThrownBy(() -> option(folder.resolve("absent"), "192.0.2.7").keep(home, false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no readable kubeconfig");
        Path empty = Files.writeString(folder.resolve("empty"), "kind: Config\n");
        assertThatThrownBy(() -> option(empty, "192.0.2.7").keep(home, false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no current context");
    }
}
