package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.evidence.ReleaseDescriptor;
import dev.slipway.deployer.target.DeployTarget;
import dev.slipway.deployer.target.Kubeconfigs;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/// The target as the next process has it: the same rows, nothing remembered.
@ApplicationScoped
class Restarted {
    @Inject Setup setup;
    @Inject Kubeconfigs kubeconfigs;
    @Inject KubernetesConfig config;
    @Inject Vertx vertx;
    @Inject Clock clock;
    @Inject ClusterReleases rows;
    @Inject ReleaseDescriptor descriptor;
    @Inject Applier applier;
    @Inject Onlooker onlooker;
    @Inject Remover remover;
    @Inject PodLogs logs;

    DeployTarget target() {
        Clusters clusters = new Clusters(kubeconfigs, config, vertx, clock);
        Memory memory = new Memory(clock, config);
        return new KubernetesTarget(
                setup,
                clusters,
                rows,
                descriptor,
                applier,
                new Corrector(clusters, rows, applier, memory),
                onlooker,
                remover,
                logs,
                memory);
    }
}
