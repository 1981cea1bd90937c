package dev.slipway.deployer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.deployer.LocalMachine;
import dev.slipway.deployer.environment.EnvironmentPut;
import dev.slipway.deployer.environment.EnvironmentService;
import dev.slipway.deployer.jdbc.Database;
import dev.slipway.deployer.kubernetes.FaultyApi.Mode;
import dev.slipway.deployer.target.DeployTarget;
import dev.slipway.deployer.target.Live;
import dev.slipway.deployer.target.ProvisionResult;
import dev.slipway.deployer.target.ReleaseSpec;
import dev.slipway.deployer.target.RetireResult;
import dev.slipway.testkit.WithStack;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The API server fails in every way it can, people delete what they should not, and the deployer
/// is killed between any two calls: the release converges without a person.
@QuarkusTest
@WithStack(role = "deployer")
@QuarkusTestResource(LocalMachine.class)
@QuarkusTestResource(value = TestCluster.class, restrictToAnnotatedClass = true)
class KubernetesFaultTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject KubernetesTarget target;
    @Inject Restarted restarted;
    @Inject ClusterReleaseSpecs specs;
    @Inject EnvironmentService environments;
    @Inject Database database;

    private ReleaseSpec spec;

    @BeforeEach
    void needsACluster() {
        TestCluster.require();
        spec = specs.release("ready");
    }

    @AfterEach
    void leavesNothing() {
        if (spec == null) {
            return;
        }
        TestCluster.api().mode(new Mode.Sound());
        gone(target);
        assertThat(leftOver()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 409, 410, 429, 500})
    void whatTheServerRefusesNowIsDoneLater(int status) {
        TestCluster.api().mode(new Mode.Refusing(status));

        assertThat(target.provision(spec)).isInstanceOf(ProvisionResult.NotYet.class);
        assertThat(target.observe(spec).phase()).isEqualTo(Live.Phase.UNKNOWN);
        assertThat(target.retire(spec.releaseId())).isInstanceOf(RetireResult.NotYet.class);

        TestCluster.api().mode(new Mode.Sound());
        assertThat(target.provision(spec)).isEqualTo(new ProvisionResult.Started());
    }

    @Test
    void aServerThatIsDownOrSlowIsNoVerdictAboutTheRelease() {
        target.provision(spec);
        Live ready = awaitReady(target);

        for (Mode mode : List.of(new Mode.Down(), new Mode.Slow(Duration.ofSeconds(3)))) {
            TestCluster.api().mode(mode);
            DeployTarget blind = restarted.target();
            assertThat(blind.observe(spec).phase()).isEqualTo(Live.Phase.UNKNOWN);
            assertThat(target.observe(spec).phase()).isIn(Live.Phase.UNKNOWN, Live.Phase.RUNNING);
        }
        TestCluster.api().mode(new Mode.Sound());
        assertThat(awaitReady(target)).isEqualTo(ready);
    }

    @Test
    void killedBetweenAnyTwoCallsItGoesOnWhereItWas() {
        int calls = 0;
        ProvisionResult last;
        do {
            TestCluster.api().mode(new Mode.DownAfterChanges(new AtomicInteger(calls++)));
            last = restarted.target().provision(spec);
        } while (last instanceof ProvisionResult.NotYet && calls < 20);

        assertThat(calls).isGreaterThan(5);
        TestCluster.api().mode(new Mode.Sound());
        awaitReady(target);
        for (int call = 0; call < 7; call++) {
            TestCluster.api().mode(new Mode.DownAfterChanges(new AtomicInteger(call)));
            restarted.target().retire(spec.releaseId());
        }
    }

    @Test
    void whatPeopleDeleteComesBack() {
        target.provision(spec);
        awaitReady(target);
        try (KubernetesClient client = TestCluster.administrator()) {
            var pods =
                    client.pods()
                            .inNamespace(TestCluster.namespace())
                            .withLabels(Names.selector(spec.releaseId()));
            String before = Pods.name(pods.list().getItems().getFirst());
            pods.delete();
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    target.observe(spec).ready()
                                            && Pods.current(pods.list().getItems()).stream()
                                                    .noneMatch(p -> Pods.name(p).equals(before)));

            var deployments = client.apps().deployments().inNamespace(TestCluster.namespace());
            deployments.withName(Names.of(spec)).scale(0);
            await().atMost(PATIENCE)
                    .until(
                            () -> {
                                target.observe(spec);
                                target.correct(spec);
                                return deployments
                                                .withName(Names.of(spec))
                                                .get()
                                                .getSpec()
                                                .getReplicas()
                                        == 1;
                            });
        }
        awaitReady(target);
    }

    @Test
    void secretsAreNeverReadAndComeBack() {
        TestCluster.api().forget();
        target.provision(spec);
        awaitReady(target);
        try (KubernetesClient client = TestCluster.administrator()) {
            client.secrets()
                    .inNamespace(TestCluster.namespace())
                    .withName(Names.ingest(Names.of(spec)))
                    .delete();
            client.pods()
                    .inNamespace(TestCluster.namespace())
                    .withLabels(Names.selector(spec.releaseId()))
                    .delete();
        }
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            Live live = target.observe(spec);
                            target.correct(spec);
                            return live.ready() && secretIsThere();
                        });

        assertThat(TestCluster.api().requests())
                .filteredOn(request -> request.contains("/secrets"))
                .isNotEmpty()
                .allMatch(request -> request.startsWith("PATCH") || request.startsWith("DELETE"));
    }

    @Test
    void aReleaseThatTheDatabaseForgotIsFoundAndTakenAway() {
        environments.put("default", "staging", new EnvironmentPut("kubernetes", null, null));
        target.provision(spec);
        awaitReady(target);
        database.update("delete from cluster_token where release_id = ?", spec.releaseId());
        database.update("delete from cluster_release where release_id = ?", spec.releaseId());

        DeployTarget next = restarted.target();
        await().atMost(PATIENCE).until(() -> next.present().contains(spec.releaseId()));
        gone(next);

        assertThat(leftOver()).isEmpty();
    }

    private boolean secretIsThere() {
        try (KubernetesClient client = TestCluster.administrator()) {
            return client.secrets()
                            .inNamespace(TestCluster.namespace())
                            .withName(Names.ingest(Names.of(spec)))
                            .get()
                    != null;
        }
    }

    private Live awaitReady(DeployTarget which) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(which.observe(spec).reason()).isNull());
        return which.observe(spec);
    }

    private void gone(DeployTarget which) {
        await().atMost(PATIENCE.multipliedBy(2))
                .until(() -> !(which.retire(spec.releaseId()) instanceof RetireResult.NotYet));
    }

    private List<String> leftOver() {
        try (KubernetesClient client = TestCluster.administrator()) {
            return Stream.<Class<? extends HasMetadata>>of(
                            Deployment.class,
                            Pod.class,
                            Service.class,
                            Secret.class,
                            NetworkPolicy.class,
                            PodDisruptionBudget.class,
                            ServiceAccount.class)
                    .flatMap(kind -> named(client, kind))
                    .toList();
        }
    }

    private Stream<String> named(KubernetesClient client, Class<? extends HasMetadata> kind) {
        return client
                .resources(kind)
                .inNamespace(TestCluster.namespace())
                .withLabel(Names.RELEASE, spec.releaseId().toString())
                .list()
                .getItems()
                .stream()
                .map(object -> object.getKind() + "/" + object.getMetadata().getName());
    }
}
