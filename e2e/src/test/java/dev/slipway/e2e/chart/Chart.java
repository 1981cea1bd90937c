package dev.slipway.e2e.chart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The chart in the checkout, and Helm to work with it.
final class Chart {
    /// Root folder of the checkout.
    static final Path ROOT = root();

    /// The chart's folder.
    static final Path FOLDER = ROOT.resolve("deploy/helm/slipway");

    /// Name of the release that the tests render.
    static final String RELEASE = "slipway";

    /// Its namespace.
    static final String NAMESPACE = "slipway-system";

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private Chart() {}

    /// Values in `ci/`: `trial`, `minimal` or `production`.
    static Path values(String name) {
        return FOLDER.resolve("ci").resolve(name + "-values.yaml");
    }

    /// Runs Helm.
    static Run helm(String... arguments) {
        List<String> command = new ArrayList<>(List.of(binary().toString()));
        command.addAll(List.of(arguments));
        return Run.of(ROOT, Map.of(), command, "", LIMIT);
    }

    /// Renders the chart with values of `ci/` and further arguments of `helm template`.
    static Run template(String values, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "template",
                                RELEASE,
                                FOLDER.toString(),
                                "--namespace=" + NAMESPACE,
                                "--kube-version=1.34.0",
                                "--values=" + values(values)));
        arguments.addAll(List.of(more));
        return helm(arguments.toArray(String[]::new));
    }

    /// What the chart renders.
    static Manifests render(String values, String... more) {
        return Manifests.parse(template(values, more).output());
    }

    /// Helm's program: on the `PATH`, or where `go install` puts it.
    static Path binary() {
        List<Path> found = candidates().filter(Files::isExecutable).toList();
        Need.that(
                !found.isEmpty(),
                "HELM",
                "install it, for example  go install helm.sh/helm/v3/cmd/helm@v3.19.0");
        return found.getFirst();
    }

    private static Stream<Path> candidates() {
        Map<String, String> environment = System.getenv();
        Stream<Path> path =
                Stream.of(environment.getOrDefault("PATH", "").split(":")).map(Path::of);
        Stream<Path> go =
                Stream.of(
                        Path.of(environment.getOrDefault("GOPATH", "/nonexistent"), "bin"),
                        Path.of(environment.getOrDefault("HOME", "/nonexistent"), "go", "bin"));
        return Stream.concat(path, go).map(folder -> folder.resolve("helm"));
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("slipway"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("the tests run inside a checkout of Slipway");
            }
            folder = parent;
        }
        return folder;
    }
}
