package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.evidence.ReleaseDescriptor;
import dev.slipway.deployer.target.DeployTarget;
import dev.slipway.deployer.target.Kubeconfigs;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The target as the next process has it: the same rows, nothing remembered. What such a process
/// watches ends with the test's application.
@ApplicationScoped
class Restarted {
    @Inject Setup setup;
    @Inject Kubeconfigs kubeconfigs;
    @Inject KubernetesConfig config;
    @Inject Vertx vertx;
    @Inject Clock clock;
    @Inject ClusterReleases rows;
    @Inject ReleaseDescriptor descriptor;
    @Inject ClusterTokens tokens;
    @Inject Applier applier;
    @Inject Onlooker onlooker;
    @Inject Remover remover;
    @Inject PodLogs logs;

    private final List<Clusters> opened = new CopyOnWriteArrayList<>();

    @PreDestroy
    void close() {
        opened.forEach(Clusters::close);
    }

    DeployTarget target() {
        Clusters clusters = new Clusters(kubeconfigs, config, vertx, clock);
        opened.add(clusters);
        Memory memory = new Memory(clock, config);
        return new KubernetesTarget(
                setup,
                clusters,
                new Adoption(setup, clusters, rows, "kubernetes"),
                rows,
                descriptor,
                applier,
                new Corrector(clusters, rows, tokens, applier, memory),
                onlooker,
                remover,
                logs,
                memory);
    }
}
