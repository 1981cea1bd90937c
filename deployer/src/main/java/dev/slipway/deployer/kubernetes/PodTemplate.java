package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.target.ReleaseSpec;
import dev.slipway.deployer.target.Sizing;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The pods of a release. They satisfy the Pod Security level `restricted`. Pure.
final class PodTemplate {
    static final int PORT = 8080;
    static final String CONTAINER = "model";

    /// The user of every image that Slipway makes.
    private static final long USER = 65532L;

    /// From the moment at which a pod leaves the Service to the signal that ends its server:
    /// enough for every node and the gateway to hear of it.
    private static final long DRAIN_SECONDS = 5;

    /// Drain, requests under way, and the last counters.
    private static final long GRACE_SECONDS = 30;

    private static final int STARTUP_PERIOD_SECONDS = 2;
    private static final int STARTUP_LIMIT_SECONDS = 300;
    private static final String TOKEN_FOLDER = "/var/run/slipway";
    private static final String TMP_LIMIT = "256Mi";
    private static final int OWNER_AND_GROUP_READ = 0440;

    private final ReleaseSpec spec;
    private final Surroundings around;
    private final String name;

    private PodTemplate(ReleaseSpec spec, Surroundings around) {
        this.spec = spec;
        this.around = around;
        this.name = Names.of(spec);
    }

    static PodTemplateSpec of(ReleaseSpec spec, Surroundings around) {
        return new PodTemplate(spec, around).template();
    }

    private PodTemplateSpec template() {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(Names.labels(spec, around.installation()))
                .withAnnotations(
                        new TreeMap<>(
                                Map.of(
                                        "prometheus.io/scrape", "true",
                                        "prometheus.io/path", "/metrics",
                                        "prometheus.io/port", String.valueOf(PORT))))
                .endMetadata()
                .withNewSpec()
                .withServiceAccountName(name)
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(USER)
                .withRunAsGroup(USER)
                .withFsGroup(USER)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .addNewTopologySpreadConstraint()
                .withMaxSkew(1)
                .withTopologyKey("kubernetes.io/hostname")
                .withWhenUnsatisfiable("ScheduleAnyway")
                .withNewLabelSelector()
                .withMatchLabels(Names.selector(spec.releaseId()))
                .endLabelSelector()
                .endTopologySpreadConstraint()
                .withImagePullSecrets(pullSecrets())
                .withContainers(container())
                .withVolumes(volumes())
                .endSpec()
                .build();
    }

    private List<io.fabric8.kubernetes.api.model.LocalObjectReference> pullSecrets() {
        return Images.pullSecret(spec, around)
                .map(io.fabric8.kubernetes.api.model.LocalObjectReference::new)
                .map(List::of)
                .orElse(List.of());
    }

    private Container container() {
        return new ContainerBuilder()
                .withName(CONTAINER)
                .withImage(Images.reference(spec, around))
                .withImagePullPolicy("IfNotPresent")
                .addNewPort()
                .withName("http")
                .withContainerPort(PORT)
                .endPort()
                .withEnv(environment())
                .withNewResources()
                .withRequests(amounts(sizing().cpu(), sizing().memory()))
                .withLimits(amounts(sizing().cpuLimit(), sizing().memoryLimit()))
                .endResources()
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .withStartupProbe(probe("ready", STARTUP_PERIOD_SECONDS, STARTUP_LIMIT_SECONDS))
                .withReadinessProbe(probe("ready", 5, 10))
                .withLivenessProbe(probe("live", 10, 60))
                .withNewLifecycle()
                .withNewPreStop()
                .withNewSleep()
                .withSeconds(DRAIN_SECONDS)
                .endSleep()
                .endPreStop()
                .endLifecycle()
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .withVolumeMounts(mounts())
                .build();
    }

    private Sizing sizing() {
        return spec.placement().sizing();
    }

    private static Map<String, Quantity> amounts(@Nullable String cpu, @Nullable String memory) {
        Map<String, Quantity> amounts = new TreeMap<>();
        if (cpu != null) {
            amounts.put("cpu", new Quantity(cpu));
        }
        if (memory != null) {
            amounts.put("memory", new Quantity(memory));
        }
        return amounts;
    }

    /// The model is loaded, and the golden rows agree, when the server says `ready`.
    private static Probe probe(String path, int periodSeconds, int limitSeconds) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath("/v2/health/" + path)
                .withPort(new IntOrString(PORT))
                .endHttpGet()
                .withPeriodSeconds(periodSeconds)
                .withTimeoutSeconds(2)
                .withFailureThreshold(Math.max(1, limitSeconds / periodSeconds))
                .build();
    }

    private List<EnvVar> environment() {
        Map<String, String> variables = new TreeMap<>();
        variables.put("SLIPWAY_DEPLOYMENT", spec.address());
        variables.put("SLIPWAY_RELEASE_ID", spec.releaseId().toString());
        variables.put(
                "SLIPWAY_JWKS_URL", around.gateway().resolve("/.well-known/jwks.json").toString());
        variables.put("SLIPWAY_JWKS_CACHE", "/tmp/jwks.json");
        if (around.reporting()) {
            variables.put(
                    "SLIPWAY_INGEST_URL", around.gateway().resolve("/api/v1/ingest").toString());
            variables.put("SLIPWAY_INGEST_TOKEN_FILE", TOKEN_FOLDER + "/" + SecretManifests.TOKEN);
        }
        return variables.entrySet().stream()
                .map(variable -> new EnvVar(variable.getKey(), variable.getValue(), null))
                .toList();
    }

    private List<VolumeMount> mounts() {
        List<VolumeMount> mounts = new ArrayList<>();
        mounts.add(new VolumeMountBuilder().withName("tmp").withMountPath("/tmp").build());
        if (around.reporting()) {
            mounts.add(
                    new VolumeMountBuilder()
                            .withName("ingest")
                            .withMountPath(TOKEN_FOLDER)
                            .withReadOnly(true)
                            .build());
        }
        return mounts;
    }

    private List<Volume> volumes() {
        List<Volume> volumes = new ArrayList<>();
        volumes.add(
                new VolumeBuilder()
                        .withName("tmp")
                        .withNewEmptyDir()
                        .withSizeLimit(new Quantity(TMP_LIMIT))
                        .endEmptyDir()
                        .build());
        if (around.reporting()) {
            volumes.add(
                    new VolumeBuilder()
                            .withName("ingest")
                            .withNewSecret()
                            .withSecretName(Names.ingest(name))
                            .withDefaultMode(OWNER_AND_GROUP_READ)
                            .endSecret()
                            .build());
        }
        return volumes;
    }
}
