package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.target.Kubeconfigs;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// `doctor --target kubernetes [--kubeconfig NAME] [--namespace NAME] [--advertise HOST:PORT]`:
/// whether a cluster is ready for releases, one line per question. Exit code 0 when nothing is
/// wrong, 1 when something is, 2 for wrong usage. Takes the variables of the deployer; starts
/// nothing and changes nothing.
public final class DoctorCommand {
    private static final int OK = 0;
    private static final int BAD = 1;
    private static final int USAGE = 2;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String HELP =
            "Usage: slipway doctor --target kubernetes [--kubeconfig NAME] [--namespace NAME] [--advertise HOST:PORT]";
    private static final List<String> OPTIONS =
            List.of("--target", "--kubeconfig", "--namespace", "--advertise");

    private DoctorCommand() {}

    /// Looks, and says what was found.
    public static int run(String[] words, Map<String, String> environment, PrintStream out) {
        Optional<Map<String, String>> options = options(words);
        if (options.isEmpty() || !"kubernetes".equals(options.get().get("--target"))) {
            out.println(HELP);
            return USAGE;
        }
        quiet();
        List<CheckResult> results = check(options.get(), environment);
        results.forEach(result -> out.println(result.line()));
        long bad = results.stream().filter(CheckResult.Bad.class::isInstance).count();
        out.println(
                bad == 0
                        ? "The cluster is ready for releases."
                        : "%d of %d lines need a hand.".formatted(bad, results.size()));
        return bad == 0 ? OK : BAD;
    }

    private static Optional<Map<String, String>> options(String[] words) {
        Map<String, String> options = new java.util.HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            if (!OPTIONS.contains(words[i]) || i + 1 == words.length) {
                return Optional.empty();
            }
            options.put(words[i], words[i + 1]);
        }
        return Optional.of(options);
    }

    private static List<CheckResult> check(
            Map<String, String> options, Map<String, String> environment) {
        Kubeconfigs files =
                new Kubeconfigs(
                        Optional.ofNullable(environment.get("SLIPWAY_KUBECONFIGS_DIR"))
                                .map(Path::of),
                        Optional.ofNullable(environment.get("KUBECONFIG")));
        String name = options.get("--kubeconfig");
        Optional<Config> config = config(files, name);
        if (config.isEmpty()) {
            return List.of(
                    new CheckResult.Bad("cluster", "none is configured", Clusters.missing(name)));
        }
        String namespace =
                pick(options.get("--namespace"), environment.get("SLIPWAY_KUBERNETES_NAMESPACE"))
                        .or(PodIdentity::namespace)
                        .orElse("slipway");
        Optional<String> advertise =
                pick(options.get("--advertise"), environment.get("SLIPWAY_ADVERTISE"));
        List<CheckResult> results = new ArrayList<>();
        try (KubernetesClient client =
                Clusters.client(config.get(), TIMEOUT, new VertxHttpClientFactory())) {
            results.addAll(new ClusterChecks(client, namespace).all());
        }
        results.add(PullCheck.of(advertise));
        results.add(PullCheck.keys(gateway(environment, advertise)));
        return results;
    }

    private static Optional<Config> config(Kubeconfigs files, @Nullable String name) {
        Optional<Path> file = name == null ? files.own() : files.find(name);
        if (file.isPresent()) {
            return file.filter(java.nio.file.Files::isReadable)
                    .map(path -> Config.fromKubeconfig(path.toFile()));
        }
        return name == null && PodIdentity.present()
                ? Optional.of(Config.autoConfigure(null))
                : Optional.empty();
    }

    private static Optional<URI> gateway(
            Map<String, String> environment, Optional<String> advertise) {
        return Optional.ofNullable(environment.get("SLIPWAY_KUBERNETES_GATEWAY_URL"))
                .or(() -> advertise.map(host -> "http://" + host))
                .map(URI::create);
    }

    private static Optional<String> pick(@Nullable String first, @Nullable String second) {
        return Optional.ofNullable(first).or(() -> Optional.ofNullable(second));
    }

    private static void quiet() {
        Logger root = LogManager.getLogManager().getLogger("");
        if (root != null) {
            root.setLevel(Level.OFF);
        }
    }
}
